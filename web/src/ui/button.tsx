import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import type { ReactElement } from 'react';
import { buttonClass, type ButtonLook } from './button-class.js';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  readonly look?: ButtonLook;
  readonly className?: string | undefined;
}

/** A button whose words say the effect. While `isPending` it keeps its place and answers no press. */
export function Button({ look = 'secondary', className, ...rest }: ButtonProps): ReactElement {
  return <AriaButton {...rest} className={buttonClass(look, className)} />;
}
