import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.js';
import styles from './field.module.css';
import { Popover } from './popover.js';
import list from './popover.module.css';
import { Tick } from './tick.js';

export interface Option<T extends string = string> {
  readonly id: T;
  readonly name: string;
  /** Party mark or the like before the name. */
  readonly mark?: ReactNode;
}

export interface SelectProps<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly className?: string;
}

/** Choice of one from a short list. */
export function Select<T extends string>({
  label,
  options,
  value,
  onChange,
  hint,
  error,
  className,
  ...rest
}: SelectProps<T>): ReactElement {
  return (
    <AriaSelect
      {...rest}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={classes(styles.field, className)}
    >
      <Label className={styles.label}>{label}</Label>
      <Button className={classes(styles.input, styles.select)}>
        <SelectValue />
        <svg viewBox="0 0 10 6" className={styles.arrow} aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </Button>
      {hint === undefined ? null : (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
      <Popover placement="bottom start">
        <ListBox items={options} className={list.list ?? ''}>
          {(option) => <Choice option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

function Choice({ option }: { readonly option: Option }): ReactElement {
  return (
    <ListBoxItem id={option.id} textValue={option.name} className={list.item ?? ''}>
      {({ isSelected }) => (
        <>
          {option.mark}
          {option.name}
          {isSelected ? <Tick className={list.tick} /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
