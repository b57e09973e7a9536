import { useRef, type PointerEvent, type ReactElement } from 'react';
import { Button } from './button.js';
import { SignatureLines, SIGNATURE_FIELD } from './signature-lines.js';
import styles from './signature-pad.module.css';

/** A stroke as x, y, x, y … in the field. */
export type Stroke = readonly number[];

export interface SignaturePadProps {
  readonly label: string;
  readonly hint: string;
  readonly clear: string;
  readonly strokes: readonly Stroke[];
  readonly onChange: (strokes: readonly Stroke[]) => void;
}

const MOST_NUMBERS = 4000;
const STEP = 2;

/** A field to sign in with a pen, a finger or a mouse. Whoever has none of them writes the name instead, beside it. */
export function SignaturePad({ label, hint, clear, strokes, onChange }: SignaturePadProps): ReactElement {
  const drawing = useRef<readonly Stroke[] | null>(null);
  const put = (next: readonly Stroke[]): void => {
    drawing.current = next;
    onChange(next);
  };
  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || strokes.flat().length >= MOST_NUMBERS) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    put([...strokes, placeOf(event)]);
  };
  const draw = (event: PointerEvent<HTMLDivElement>): void => {
    const now = drawing.current;
    const last = now?.at(-1);
    if (now === null || last === undefined || now.flat().length >= MOST_NUMBERS) return;
    const [x, y] = placeOf(event);
    if (Math.abs(x - (last.at(-2) ?? 0)) + Math.abs(y - (last.at(-1) ?? 0)) < STEP) return;
    put([...now.slice(0, -1), [...last, x, y]]);
  };
  const end = (): void => {
    drawing.current = null;
  };
  return (
    <div className={styles.pad}>
      <span className={styles.label}>{label}</span>
      <div
        className={styles.field}
        data-signature="pad"
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <SignatureLines strokes={strokes} label={label} />
      </div>
      <p className={styles.hint}>
        {hint}{' '}
        {strokes.length === 0 ? null : (
          <Button look="quiet" onPress={() => onChange([])}>
            {clear}
          </Button>
        )}
      </p>
    </div>
  );
}

function placeOf(event: PointerEvent<HTMLDivElement>): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  const within = (at: number, size: number, field: number): number =>
    Math.round(Math.min(1, Math.max(0, at / size)) * field);
  return [
    within(event.clientX - box.left, box.width, SIGNATURE_FIELD.width),
    within(event.clientY - box.top, box.height, SIGNATURE_FIELD.height),
  ];
}
