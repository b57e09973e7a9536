import type { CSSProperties, ReactElement } from 'react';
import { partyColour, partyLook } from '../look/parties.js';
import type { PartyType } from '@soulad/shared/policy';
import { classes } from './classes.js';
import styles from './party-mark.module.css';

export interface PartyMarkProps {
  readonly type: PartyType;
  readonly letter: string;
  /** mark: 20 px with the letter. dot: 12 px without it. */
  readonly size?: 'mark' | 'dot';
  /** Filled = sees, present; hollow = does not see, absent. */
  readonly hollow?: boolean;
  /** Spoken name; without it the mark is decoration beside a written name. */
  readonly label?: string;
}

/** The sign of one seat: shape, letter and colour together, never the colour alone. */
export function PartyMark({ type, letter, size = 'mark', hollow = false, label }: PartyMarkProps): ReactElement {
  const look = partyLook(type, letter);
  const [x, y] = look.shape.letterAt;
  const spoken = label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label };
  return (
    <svg
      viewBox="0 0 20 20"
      focusable="false"
      className={classes(styles.mark, size === 'dot' && styles.dot, hollow && styles.hollow, look.hole && styles.open)}
      style={partyStyle(type, letter)}
      {...spoken}
    >
      <path className={styles.shape} d={look.shape.path} />
      {look.hole ? (
        <path className={styles.hole} d={look.shape.path} transform={shrunk(x, y - 3.9, size === 'dot' ? 0.4 : 0.66)} />
      ) : null}
      {size === 'mark' ? (
        <text className={styles.letter} x={x} y={y}>
          {letter}
        </text>
      ) : null}
    </svg>
  );
}

/** The same outline, smaller, about a point: the hole of a seat beyond the twelve. */
function shrunk(x: number, y: number, scale: number): string {
  return `translate(${x} ${y}) scale(${scale}) translate(${-x} ${-y})`;
}

/** Sets `--party`, the colour of a seat, for an element and what is in it. */
export function partyStyle(type: PartyType, letter: string): CSSProperties {
  return { ['--party' as string]: partyColour(type, letter) };
}
