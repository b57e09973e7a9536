import { useState, type ReactElement } from 'react';
import { TextField } from '../../ui/index.js';
import { type Asked, LineForm } from './line-form.js';

export interface ReasonFormProps extends Asked {
  readonly label: string;
  readonly submit: string;
  readonly onSubmit: (reason: string) => void;
}

/** A step that wants a reason in words. */
export function ReasonForm({ label, onSubmit, ...asked }: ReasonFormProps): ReactElement {
  const [reason, setReason] = useState('');
  return (
    <LineForm {...asked} ready={reason.trim() !== ''} onSubmit={() => onSubmit(reason)}>
      <TextField label={label} value={reason} onChange={setReason} maxLength={2000} rows={2} isRequired autoFocus />
    </LineForm>
  );
}
