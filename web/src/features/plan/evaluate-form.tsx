import { MEASURE_PROGRESS } from '@soulad/shared/workflow';
import { useState, type ReactElement } from 'react';
import { NoteProgressDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button, RadioGroup, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { nameOf } from './names.js';
import styles from './plan.module.css';
import { type Item, type Progress, progressOf } from './types.js';
import { useFormFocus } from './use-form-focus.js';
import { usePlanWords } from './use-words.js';

export interface EvaluateFormProps {
  readonly item: Item;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** [W24] How a measure goes; not done is one of two reasons. */
export function EvaluateForm({ item, onDone, onCancel }: EvaluateFormProps): ReactElement {
  const { t } = usePlanWords();
  const titleRef = useFormFocus();
  const { run, pending, failure } = useAct(NoteProgressDocument);
  const [progress, setProgress] = useState<Progress>(progressOf(item));
  const [note, setNote] = useState(item.progressNote);
  const save = async (): Promise<void> => {
    if (await run({ unitId: item.unitId, progress, note: note.trim() })) onDone();
  };
  const title = t('evaluateHeading', { name: nameOf({ t }, item) });
  return (
    <form
      className={styles.form}
      aria-label={title}
      data-print="never"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 ref={titleRef} tabIndex={-1}>
        {title}
      </h2>
      <RadioGroup<Progress>
        label={t('head.progress')}
        value={progress}
        onChange={setProgress}
        options={MEASURE_PROGRESS.map((id) => ({ id, name: t(`progress.${id}`) }))}
      />
      <TextField label={t('evaluateNote')} rows={2} maxLength={500} value={note} onChange={setNote} />
      {failure ? <FailureNote failure={failure} /> : null}
      <div className={styles.acts}>
        <Button type="submit" look="primary" isDisabled={pending}>
          {t('evaluateSave')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
