import type { ReactElement } from 'react';
import { classes } from './classes.js';
import styles from './clock-ring.module.css';

export type ClockState = 'calm' | 'soon' | 'today' | 'over' | 'stopped';

export interface ClockRingProps {
  readonly state: ClockState;
  /** Part of the time that is left, 0 to 1. */
  readonly left: number;
  /** Number and unit ("8", "dnů"), or for today and overdue one word or two ("dnes", "o 2 dny"). */
  readonly number?: number | undefined;
  readonly word: string;
}

const RADIUS = 26;

/** Rest of a statutory time as an arc with its number in words. What it means stands beside it. */
export function ClockRing({ state, left, number, word }: ClockRingProps): ReactElement {
  const share = state === 'over' ? 1 : Math.min(1, Math.max(0, left));
  const look =
    state === 'over' ? styles.over : state === 'stopped' ? styles.stopped : state === 'calm' ? undefined : styles.soon;
  const dashes = state === 'stopped' ? {} : { pathLength: 100, strokeDasharray: `${share * 100} 100` };
  return (
    <span className={classes(styles.ring, look)}>
      <svg viewBox="0 0 60 60" aria-hidden="true">
        <circle className={styles.track} cx="30" cy="30" r={RADIUS} />
        <circle className={styles.arc} cx="30" cy="30" r={RADIUS} {...dashes} />
      </svg>
      {number === undefined ? (
        <span className={styles.word}>{word}</span>
      ) : (
        <>
          <span className={styles.number}>{number} </span>
          <span className={styles.unit}>{word}</span>
        </>
      )}
    </span>
  );
}
