import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components/Popover';
import type { ReactElement } from 'react';
import { classes } from './classes.js';
import styles from './popover.module.css';

export interface PopoverProps extends Omit<AriaPopoverProps, 'className' | 'style'> {
  readonly className?: string;
}

/** A note beside what it explains. Give `isNonModal` in the conference: nothing may lock the room's screen. */
export function Popover({ className, ...rest }: PopoverProps): ReactElement {
  return <AriaPopover offset={4} {...rest} className={classes(styles.popover, className)} />;
}
