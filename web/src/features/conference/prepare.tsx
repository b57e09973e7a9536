import { useState, type ReactElement } from 'react';
import { Button, TextField } from '../../ui/index.js';
import styles from './course.module.css';
import type { Conference } from './types.js';
import { useWords } from './use-words.js';

export interface PrepareProps {
  readonly conference: Conference;
  readonly onSave: (input: {
    readonly goal: string;
    readonly childPreparation: string;
    readonly confidentialityText: string;
  }) => Promise<boolean>;
}

/** What has to be written before the participants are convened: goal, preparation of the child, confidentiality. */
export function Prepare({ conference, onSave }: PrepareProps): ReactElement {
  const { t } = useWords();
  const [goal, setGoal] = useState(conference.goal);
  const [childPreparation, setChild] = useState(conference.childPreparation ?? '');
  const [confidentialityText, setConfidentiality] = useState(conference.confidentialityText ?? '');
  const [saved, setSaved] = useState(false);
  const save = (): void => void onSave({ goal, childPreparation, confidentialityText }).then(setSaved);
  const whole = [goal, childPreparation, confidentialityText].every((text) => text.trim() !== '');
  return (
    <section aria-labelledby="course-prepare" className={styles.block}>
      <h2 id="course-prepare">{t('prepare.heading')}</h2>
      <form
        className={styles.form}
        onChange={() => setSaved(false)}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label={t('prepare.goal')} rows={3} value={goal} onChange={setGoal} />
        <TextField label={t('prepare.child')} rows={3} value={childPreparation} onChange={setChild} />
        <TextField
          label={t('prepare.confidentiality')}
          rows={3}
          value={confidentialityText}
          onChange={setConfidentiality}
        />
        <Button type="submit">{t('prepare.save')}</Button>
        <p role="status" className={styles.small}>
          {saved ? t('prepare.saved') : whole ? '' : t('prepare.why')}
        </p>
      </form>
    </section>
  );
}
