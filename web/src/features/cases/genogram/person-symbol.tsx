import type { ReactElement } from 'react';
import styles from './genogram.module.css';
import { GENO, type Point } from './measures.js';

export interface PersonSymbolProps {
  readonly at: Point;
  readonly sex: string;
  /** The child whom the case is about: drawn with a double line. */
  readonly isChild: boolean;
  readonly deceased: boolean;
  /** Age in years, written into the symbol; empty when not known. */
  readonly age: string;
}

const R = GENO.symbol / 2;

/** Standard symbols: square man, circle woman, diamond unknown, cross over the deceased, age inside. */
export function PersonSymbol({ at, sex, isChild, deceased, age }: PersonSymbolProps): ReactElement {
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <path className={styles.symbol} d={outline(sex, R)} />
      {isChild ? <path className={styles.symbol} d={outline(sex, R - 4)} /> : null}
      {deceased ? <path className={styles.line} d={`M${-R} ${-R}L${R} ${R}M${R} ${-R}L${-R} ${R}`} /> : null}
      <text className={styles.age} y={5}>
        {age}
      </text>
    </g>
  );
}

function outline(sex: string, r: number): string {
  if (sex === 'male') return `M${-r} ${-r}H${r}V${r}H${-r}Z`;
  if (sex === 'female') return `M${-r} 0A${r} ${r} 0 0 1 ${r} 0A${r} ${r} 0 0 1 ${-r} 0Z`;
  return `M0 ${-r - 2}L${r + 2} 0L0 ${r + 2}L${-r - 2} 0Z`;
}
