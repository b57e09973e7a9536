import { Button } from 'react-aria-components/Button';
import type { ReactElement } from 'react';
import styles from './category-chip.module.css';
import { classes } from './classes.js';

export interface CategoryChipProps {
  /** Name of the category, or the sentence for a unit without one. */
  readonly name: string;
  /** default: taken from the section. unclassified: only the author's own agency sees the unit. */
  readonly state?: 'set' | 'default' | 'unclassified';
  /** With it the chip is a button; inside a MenuTrigger leave it out and set `pressable`. */
  readonly onPress?: (() => void) | undefined;
  readonly pressable?: boolean;
  readonly label?: string | undefined;
  /** Reached by the arrow keys of the text instead of Tab. */
  readonly excludeFromTabOrder?: boolean;
}

/** Data category of a unit in words. */
export function CategoryChip({
  name,
  state = 'set',
  pressable = false,
  label,
  ...press
}: CategoryChipProps): ReactElement {
  const look = classes(styles.chip, state !== 'set' && styles[state]);
  if (!pressable && press.onPress === undefined) return <span className={look}>{name}</span>;
  return (
    <Button
      {...press}
      className={classes(look, styles.pressable)}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {name}
    </Button>
  );
}
