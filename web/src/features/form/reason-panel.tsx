import type { ReactElement } from 'react';
import { TextField } from '../../ui/index.js';
import { FormPanel, type FormPanelProps } from './form-panel.js';
import styles from './form.module.css';
import { isEmpty, useFields } from './use-fields.js';

export interface ReasonPanelProps extends Omit<FormPanelProps, 'onSubmit' | 'children'> {
  /** Label of the only field. */
  readonly reason: string;
  /** Called with the reason, never an empty one. */
  readonly onReason: (reason: string) => void;
}

/** A form that asks for a reason and nothing else. */
export function ReasonPanel({ reason, onReason, ...panel }: ReasonPanelProps): ReactElement {
  const { values, set, missing, ready } = useFields({ reason: '' });
  const submit = (): void => {
    if (ready(!isEmpty(values.reason))) onReason(values.reason.trim());
  };
  return (
    <FormPanel {...panel} onSubmit={submit}>
      <TextField
        className={styles.wide ?? ''}
        label={reason}
        value={values.reason}
        onChange={set('reason')}
        rows={2}
        isRequired
        error={missing(values.reason)}
      />
    </FormPanel>
  );
}
