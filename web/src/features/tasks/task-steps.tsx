import { useState, type FormEvent, type ReactElement } from 'react';
import { TASK_OUTCOMES, type TaskOutcome, type TaskState } from '@soulad/shared/workflow';
import { StepTaskDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct } from '../../lib/index.js';
import { Button, RadioGroup, TextField } from '../../ui/index.js';
import { AttachButton, AttachmentList, UploadLine, useUpload } from '../files/index.js';
import { FailureNote } from '../failure/index.js';
import { stateOf, stepOn, type Task } from './task-groups.js';
import { useTasksChanged } from './tasks-changed.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

type Spoken = Extract<TaskState, 'refused' | 'done' | 'returned' | 'failed' | 'withdrawn'>;
const SPOKEN: readonly Spoken[] = ['refused', 'done', 'returned', 'failed', 'withdrawn'];

export interface TaskStepsProps {
  readonly task: Task;
  /** A step whose words are asked for at once. */
  readonly wanted?: string | undefined;
}

/** Steps open to the viewer: one press, or a short form where something has to be said. */
export function TaskSteps({ task, wanted }: TaskStepsProps): ReactElement | null {
  const { t } = useTaskWords();
  const act = useAct(StepTaskDocument);
  const changed = useTasksChanged();
  const [chosen, setChosen] = useState<Spoken>();
  const asked = chosen ?? SPOKEN.find((one) => one === wanted);
  if (task.next.length === 0) return null;
  const take = async (to: string, said?: { words: string; outcome: TaskOutcome | null }): Promise<void> => {
    const answer = await act.run({ input: { taskId: task.id, to, ...said } });
    if (answer === undefined) return;
    setChosen(undefined);
    changed();
  };
  const forward = stepOn(task)?.state;
  return (
    <div className={styles.steps}>
      {asked !== undefined && task.next.some(({ state }) => state === asked) ? (
        <SayForm
          to={asked}
          task={task}
          pending={act.pending}
          onSend={(words, outcome) => void take(asked, { words, outcome })}
          close={() => setChosen(undefined)}
        />
      ) : (
        <p className={styles.buttons}>
          {task.next.map(({ state, needs }) => {
            const to = stateOf({ state });
            const spoken = needs.length > 0 ? SPOKEN.find((one) => one === to) : undefined;
            return to === 'issued' ? null : (
              <Button
                key={state}
                look={state === forward ? 'primary' : 'quiet'}
                isPending={act.pending}
                onPress={() => (spoken === undefined ? void take(to) : setChosen(spoken))}
              >
                {t(`step.${to}`)}
              </Button>
            );
          })}
        </p>
      )}
      {act.failure === undefined ? null : <FailureNote failure={act.failure} />}
    </div>
  );
}

interface SayFormProps {
  readonly task: Task;
  readonly to: Spoken;
  readonly pending: boolean;
  readonly onSend: (words: string, outcome: TaskOutcome | null) => void;
  readonly close: () => void;
}

function SayForm({ task, to, pending, onSend, close }: SayFormProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useTaskWords();
  const [words, setWords] = useState('');
  const [outcome, setOutcome] = useState<TaskOutcome>('changed');
  const [tried, setTried] = useState(false);
  const proving = to === 'done';
  // A proof may be a file alone.
  const said = words.trim() !== '' || (proving && task.files.length > 0);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (said) onSend(words.trim(), to === 'failed' ? outcome : null);
  };
  return (
    <form className={styles.say} onSubmit={send} noValidate>
      {to === 'failed' ? (
        <RadioGroup
          label={t('outcomeLabel')}
          options={TASK_OUTCOMES.map((id) => ({ id, name: t(`outcome.${id}`) }))}
          value={outcome}
          onChange={setOutcome}
        />
      ) : null}
      <TextField
        label={t(`words.${to}`)}
        rows={2}
        value={words}
        onChange={setWords}
        autoFocus
        isRequired={!proving || task.files.length === 0}
        {...(proving ? { hint: t('proofHint') } : {})}
        error={tried && !said ? word('shell.required') : undefined}
      />
      {proving ? <ProofFiles task={task} /> : null}
      <p className={styles.buttons}>
        <Button look="primary" type="submit" isPending={pending}>
          {t(`step.${to}`)}
        </Button>
        <Button look="quiet" onPress={close}>
          {t('keep')}
        </Button>
      </p>
    </form>
  );
}

/** Files that go with the proof. They wait with the own side until the step is taken. */
function ProofFiles({ task }: { readonly task: Task }): ReactElement {
  const changed = useTasksChanged();
  const upload = useUpload({ kind: 'task', id: task.id }, true, changed);
  return (
    <div className={styles.proof} {...upload.drop}>
      <AttachmentList attachments={task.files} inTabOrder onRemoved={changed} />
      <UploadLine upload={upload} />
      <p>
        <AttachButton upload={upload} />
      </p>
    </div>
  );
}
