import { useState, type ReactElement } from 'react';
import { TextField } from '../../ui/index.js';
import { type Asked, LineForm } from './line-form.js';
import { useMinutesWords } from './use-words.js';

export interface DayFormProps extends Asked {
  readonly label: string;
  readonly hint?: string;
  /** The day as it is now. */
  readonly day: string;
  readonly onSubmit: (day: string) => void;
}

/** Names another day. */
export function DayForm({ label, hint, day, onSubmit, ...asked }: DayFormProps): ReactElement {
  const { t } = useMinutesWords();
  const [value, setValue] = useState(day);
  return (
    <LineForm {...asked} submit={t('save')} ready={value !== ''} onSubmit={() => onSubmit(value)}>
      <TextField
        type="date"
        label={label}
        {...(hint === undefined ? {} : { hint })}
        value={value}
        onChange={setValue}
        isRequired
        autoFocus
      />
    </LineForm>
  );
}
