import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox';
import {
  CheckboxGroup as AriaCheckboxGroup,
  type CheckboxGroupProps as AriaCheckboxGroupProps,
} from 'react-aria-components/CheckboxGroup';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Radio as AriaRadio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.js';
import styles from './field.module.css';
import type { Option } from './select.js';
import { Tick } from './tick.js';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

/** A yes–no with its words to the right; the words are part of the target. */
export function Checkbox({ children, ...rest }: CheckboxProps): ReactElement {
  return (
    <AriaCheckbox {...rest} className={styles.checkbox ?? ''}>
      {({ isSelected }) => (
        <>
          <span className={styles.box}>{isSelected ? <Tick /> : null}</span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}

export interface CheckboxGroupProps extends Omit<AriaCheckboxGroupProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly options: readonly Option[];
  readonly error?: string | undefined;
}

/** Choice of several from a short list. */
export function CheckboxGroup({ label, options, error, ...rest }: CheckboxGroupProps): ReactElement {
  return (
    <AriaCheckboxGroup
      {...rest}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={classes(styles.field)}
    >
      <Label className={styles.label}>{label}</Label>
      <div className={styles.choices}>
        {options.map((option) => (
          <Checkbox key={option.id} value={option.id}>
            <WithMark option={option} />
          </Checkbox>
        ))}
      </div>
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaCheckboxGroup>
  );
}

export interface RadioGroupProps<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** Choice of one where all ways should be read before choosing. */
export function RadioGroup<T extends string>({ label, options, value, onChange }: RadioGroupProps<T>): ReactElement {
  const choose = (key: string): void => {
    const chosen = options.find((option) => option.id === key);
    if (chosen !== undefined) onChange(chosen.id);
  };
  return (
    <AriaRadioGroup value={value} onChange={choose} className={styles.field ?? ''}>
      <Label className={styles.label}>{label}</Label>
      {options.map((option) => (
        <AriaRadio key={option.id} value={option.id} className={styles.checkbox ?? ''}>
          <span className={classes(styles.box, styles.round)} />
          <WithMark option={option} />
        </AriaRadio>
      ))}
    </AriaRadioGroup>
  );
}

function WithMark({ option }: { readonly option: Option }): ReactElement {
  return (
    <span className={styles.marked}>
      {option.mark}
      <span>{option.name}</span>
    </span>
  );
}
