import type { ReactElement } from 'react';
import { BeginEmergencyDocument } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { useAct } from '../../../lib/index.js';
import { FailureNote } from '../../failure/index.js';
import { useFields } from '../../form/index.js';
import { Button, Select, TextField } from '../../../ui/index.js';
import { useEmergencyWords } from '../../emergencies/index.js';
import { ProofFields, useAccountProof } from '../../means/index.js';
import styles from './emergencies.module.css';

const MINUTES = [5, 15, 30, 60] as const;
const LEAST_REASON = 20;

/** The one act: which case, why, for how long, and once more who asks. */
export function BeginForm({ opened }: { readonly opened: (caseId: string) => void }): ReactElement {
  const { t } = useEmergencyWords();
  const { t: word } = useWords();
  const proof = useAccountProof();
  const act = useAct(BeginEmergencyDocument);
  const { values, set, missing, complain, ready } = useFields({ fileMark: '', reason: '', minutes: '15' });
  const short = values.reason.trim().length < LEAST_REASON;
  const submit = async (): Promise<void> => {
    const { fileMark, reason } = values;
    if (!ready(fileMark.trim() !== '', !short, proof.fields.ready)) return;
    const given = await proof.prove();
    if (given === undefined) return;
    const made = await act.run({
      input: { fileMark: fileMark.trim(), reason, minutes: Number(values.minutes), ...given },
    });
    if (made !== undefined) opened(made.beginEmergency.caseId);
  };
  const failure = proof.failure ?? act.failure;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles.fields}>
        <TextField
          label={t('fileMark')}
          value={values.fileMark}
          onChange={set('fileMark')}
          isRequired
          error={missing(values.fileMark)}
        />
        <Select
          label={t('minutes')}
          options={MINUTES.map((count) => ({ id: String(count), name: t('minutesOption', { count }) }))}
          value={values.minutes}
          onChange={set('minutes')}
        />
        <TextField
          className={styles.wide ?? ''}
          label={t('reason')}
          hint={t('reasonHint')}
          value={values.reason}
          onChange={set('reason')}
          rows={3}
          isRequired
          error={complain(short, t('reasonShort'))}
        />
        {proof.known ? <ProofFields proof={proof.fields} missing={complain(true, word('shell.required'))} /> : null}
      </div>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <p className={styles.acts}>
        <Button look="primary" type="submit" isPending={proof.pending || act.pending}>
          {t('submit')}
        </Button>
      </p>
    </form>
  );
}
