import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import type { ReactElement } from 'react';
import { classes } from './classes.js';
import styles from './field.module.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'type'> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Sentence that says what to change; the field turns invalid with it. */
  readonly error?: string | undefined;
  readonly type?: 'text' | 'password' | 'date' | 'time' | 'datetime-local' | 'number';
  /** Number of lines; 1 = a single-line field. */
  readonly rows?: number;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly className?: string;
}

/** A labelled field; the label stands above it and never inside. */
export function TextField({
  label,
  hint,
  error,
  rows = 1,
  min,
  max,
  className,
  ...rest
}: TextFieldProps): ReactElement {
  return (
    <AriaTextField
      {...rest}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={classes(styles.field, className)}
    >
      <Label className={styles.label}>{label}</Label>
      {rows > 1 ? (
        <TextArea className={styles.input ?? ''} rows={rows} />
      ) : (
        <Input className={styles.input ?? ''} {...(min !== undefined && { min })} {...(max !== undefined && { max })} />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  );
}
