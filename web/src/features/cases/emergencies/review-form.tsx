import { useState, type ReactElement } from 'react';
import { ReviewEmergencyDocument, type EmergencyPartsFragment } from '../../../generated/graphql.gen.js';
import { useAct } from '../../../lib/index.js';
import { FormPanel, useFields } from '../../form/index.js';
import { RadioGroup, TextField } from '../../../ui/index.js';
import { useEmergencyWords } from '../../emergencies/index.js';
import styles from './emergencies.module.css';

const VERDICTS = ['justified', 'unjustified'] as const;

export interface ReviewFormProps {
  readonly emergency: EmergencyPartsFragment;
  readonly close: () => void;
  readonly saved: () => void;
}

/** The second person's word: once, with grounds. */
export function ReviewForm({ emergency, close, saved }: ReviewFormProps): ReactElement {
  const { t } = useEmergencyWords();
  const act = useAct(ReviewEmergencyDocument);
  const [verdict, setVerdict] = useState<(typeof VERDICTS)[number]>('justified');
  const { values, set, missing, ready } = useFields({ words: '' });
  const submit = async (): Promise<void> => {
    if (!ready(values.words.trim() !== '')) return;
    if ((await act.run({ id: emergency.id, verdict, words: values.words.trim() })) !== undefined) saved();
  };
  return (
    <FormPanel
      title={t('reviewTitle', { person: emergency.personName })}
      submit={t('submitReview')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <RadioGroup
        label={t('verdict')}
        options={VERDICTS.map((id) => ({ id, name: t(id) }))}
        value={verdict}
        onChange={setVerdict}
      />
      <TextField
        className={styles.wide ?? ''}
        label={t('words')}
        value={values.words}
        onChange={set('words')}
        rows={2}
        isRequired
        error={missing(values.words)}
      />
    </FormPanel>
  );
}
