import type { ReactElement } from 'react';
import styles from './signature-pad.module.css';

/** The field in which strokes are kept; the server knows the same one. */
export const SIGNATURE_FIELD = { width: 600, height: 200 } as const;

export interface SignatureLinesProps {
  readonly strokes: readonly (readonly number[])[];
  readonly label: string;
}

/** A signature as it was drawn. */
export function SignatureLines({ strokes, label }: SignatureLinesProps): ReactElement {
  return (
    <svg
      viewBox={`0 0 ${SIGNATURE_FIELD.width} ${SIGNATURE_FIELD.height}`}
      role="img"
      aria-label={label}
      className={styles.lines}
    >
      {strokes.map((stroke, n) => (
        <polyline key={n} points={stroke.join(' ')} />
      ))}
    </svg>
  );
}
