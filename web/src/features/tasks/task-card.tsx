import { Link } from '@tanstack/react-router';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import { NameTaskPersonDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct } from '../../lib/index.js';
import { buttonClass, classes, linkClass, PartyMark, Select } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { stateOf, type Task } from './task-groups.js';
import { useTasksChanged } from './tasks-changed.js';
import { TaskHistory, TaskProof } from './task-history.js';
import { TaskSteps } from './task-steps.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

export interface TaskCardProps {
  readonly task: Task;
  readonly withFamily: boolean;
  /** A step to be asked for at once, from the keys of the board. */
  readonly wanted?: string | undefined;
  /** Keys pressed on the title button: the board walks with them. */
  readonly onKey?: (event: KeyboardEvent<HTMLButtonElement>) => void;
}

/** One task: what, who, until when, how far; behind a press the rest and the steps open to the viewer. */
export function TaskCard({ task, withFamily, wanted, onKey }: TaskCardProps): ReactElement {
  const { format } = useWords();
  const { t } = useTaskWords();
  const [open, setOpen] = useState(false);
  const shown = open || wanted !== undefined;
  return (
    <article className={styles.card} aria-label={task.title}>
      <p className={styles.when}>
        <span className={classes(task.overdue && styles.late)}>{t('by', { day: format.day(task.dueOn) })}</span>
        <Left task={task} />
      </p>
      <div className={styles.body}>
        <h3 className={styles.title}>{format.text(task.title)}</h3>
        <p className={styles.second}>
          {[t(`state.${stateOf(task)}`), ...(withFamily ? [`${task.familyName}, ${task.fileMark}`] : [])]
            .map(format.text)
            .join(' · ')}
          {task.outcome === 'changed' || task.outcome === 'notDone' ? ` · ${t(`outcome.${task.outcome}`)}` : ''}
        </p>
        <p className={styles.party}>
          <PartyMark type={task.owner.type} letter={task.owner.letter} />
          <span>
            {task.personName === null
              ? t('owner', { party: task.owner.label })
              : t('ownerPerson', { party: task.owner.label, person: task.personName })}
          </span>
        </p>
        {task.checker === null ? null : <p className={styles.second}>{t('checker', { party: task.checker.label })}</p>}
        <button
          type="button"
          className={buttonClass('quiet')}
          data-task={task.id}
          onKeyDown={onKey}
          aria-expanded={shown}
          aria-label={t('details', { title: task.title })}
          onClick={() => setOpen(!open)}
        >
          {t('history')}
        </button>
        {shown ? <Details task={task} /> : null}
        {task.checks && !shown ? <TaskProof task={task} /> : null}
        <TaskSteps task={task} wanted={wanted} />
      </div>
    </article>
  );
}

function Left({ task }: { readonly task: Task }): ReactElement | null {
  const { t } = useTaskWords();
  if (!task.open || task.state === 'done') return null;
  const words = task.overdue
    ? t('late', { count: -task.daysLeft })
    : task.daysLeft === 0
      ? t('today')
      : t('daysLeft', { count: task.daysLeft });
  return <span className={classes(styles.left, task.overdue && styles.late)}>{words}</span>;
}

function Details({ task }: { readonly task: Task }): ReactElement {
  const { format } = useWords();
  const { t } = useTaskWords();
  return (
    <div className={styles.details}>
      {task.detail === '' ? null : <p className={styles.text}>{format.text(task.detail)}</p>}
      {task.proofWanted === '' ? null : <p>{t('proofWanted', { proof: task.proofWanted })}</p>}
      {task.number === null ? null : <p className={styles.second}>{t('number', { n: task.number })}</p>}
      {task.confirmed === null ? null : <p>{t('confirmed', { reason: task.confirmed })}</p>}
      {task.source === null || task.source.conferenceId === null ? null : (
        <p>
          <Link
            to="/conferences/$conferenceId"
            params={{ conferenceId: task.source.conferenceId }}
            hash={`unit-${task.source.unitId}`}
            className={linkClass()}
          >
            {t('source')}
          </Link>
        </p>
      )}
      {task.people.length > 0 ? <Person task={task} /> : null}
      <TaskHistory task={task} />
    </div>
  );
}

const NOBODY = 'nobody';

/** The owner says who of its people does it. */
function Person({ task }: { readonly task: Task }): ReactElement {
  const { format } = useWords();
  const { t } = useTaskWords();
  const act = useAct(NameTaskPersonDocument);
  const changed = useTasksChanged();
  const people = task.people.map((one) => ({ id: one.id, name: format.text(one.displayName) }));
  const chosen = task.people.find((one) => one.displayName === task.personName)?.id ?? NOBODY;
  return (
    <>
      <Select
        className={styles.person ?? ''}
        label={t('person')}
        options={[{ id: NOBODY, name: t('nobody') }, ...people]}
        value={chosen}
        onChange={(userId) =>
          void act.run({ taskId: task.id, userId: userId === NOBODY ? null : userId }).then(changed)
        }
      />
      {act.failure === undefined ? null : <FailureNote failure={act.failure} />}
    </>
  );
}
