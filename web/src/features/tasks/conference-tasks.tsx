import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { ConferenceTasksDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { classes, linkClass, PartyMark, Skeleton } from '../../ui/index.js';
import { ConferenceMeasures } from './conference-measures.js';
import { stateOf, type Task } from './task-groups.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

export interface ConferenceTasksProps {
  readonly conferenceId: string;
  readonly caseId: string;
}

/** What the conference looks at: tasks of the viewer's own circle with how far they are. */
export function ConferenceTasks({ conferenceId, caseId }: ConferenceTasksProps): ReactElement {
  const { t } = useTaskWords();
  const [{ data }] = useQuery({
    query: ConferenceTasksDocument,
    variables: { conferenceId },
    requestPolicy: 'cache-and-network',
  });
  if (data === undefined) return <Skeleton lines={4} label={t('loading')} />;
  const tasks = data.conferenceTasks;
  return (
    <div className={styles.evaluate}>
      <p className={styles.second}>{t('evaluate')}</p>
      {tasks.length === 0 ? <p>{t('evaluateNone')}</p> : null}
      <ul>
        {tasks.map((task) => (
          <Line key={task.id} task={task} />
        ))}
      </ul>
      <ConferenceMeasures caseId={caseId} />
      <p>
        <Link to="/cases/$caseId/tasks" params={{ caseId }} className={linkClass()}>
          {t('titleCase')}
        </Link>
      </p>
    </div>
  );
}

function Line({ task }: { readonly task: Task }): ReactElement {
  const { format } = useWords();
  const { t } = useTaskWords();
  const said = task.steps.findLast(({ words }) => words !== null)?.words ?? null;
  const outcome = task.outcome === 'changed' || task.outcome === 'notDone' ? ` · ${t(`outcome.${task.outcome}`)}` : '';
  return (
    <li className={styles.evaluated}>
      <p className={styles.title}>{format.text(task.title)}</p>
      <p className={styles.party}>
        <PartyMark type={task.owner.type} letter={task.owner.letter} size="dot" />
        <span>{`${task.owner.label} · ${t(`state.${stateOf(task)}`)}${outcome}`}</span>
      </p>
      <p className={classes(styles.second, task.overdue && styles.late)}>{t('by', { day: format.day(task.dueOn) })}</p>
      {said === null ? null : <p className={styles.text}>{format.text(said)}</p>}
    </li>
  );
}
