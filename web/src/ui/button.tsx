import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import type { ReactElement } from 'react';
import styles from './button.module.css';
import { classes } from './classes.js';

/** primary: the one act of the screen. quiet: underlined word. plain: a row or a name that opens something. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'plain';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  readonly look?: ButtonLook;
  readonly className?: string | undefined;
}

/** Class of a button, for a link that looks like one. */
export function buttonClass(look: ButtonLook = 'secondary', extra?: string): string {
  return classes(styles.button, look !== 'secondary' && styles[look], extra);
}

/** A button whose words say the effect. While `isPending` it keeps its place and answers no press. */
export function Button({ look = 'secondary', className, ...rest }: ButtonProps): ReactElement {
  return <AriaButton {...rest} className={buttonClass(look, className)} />;
}
