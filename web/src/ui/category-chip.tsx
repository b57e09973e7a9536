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
}

/** Data category of a unit in words. */
export function CategoryChip({
  name,
  state = 'set',
  onPress,
  pressable = false,
  label,
}: CategoryChipProps): ReactElement {
  const look = classes(styles.chip, state !== 'set' && styles[state]);
  if (!pressable && onPress === undefined) return <span className={look}>{name}</span>;
  return (
    <Button
      className={classes(look, styles.pressable)}
      {...(label && { 'aria-label': label })}
      {...(onPress && { onPress })}
    >
      {name}
    </Button>
  );
}
