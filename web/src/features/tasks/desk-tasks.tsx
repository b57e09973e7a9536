import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { TasksDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { classes, linkClass } from '../../ui/index.js';
import { stateOf, waitsForMe } from './task-groups.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

/** So many are shown on the desk; the rest is behind the link. */
const MOST = 6;

/** What waits for the viewer, by its day. */
export function DeskTasks(): ReactElement {
  const { format } = useWords();
  const { t } = useTaskWords();
  const [{ data }] = useQuery({ query: TasksDocument, variables: { caseId: null } });
  const waiting = (data?.tasks ?? []).filter(waitsForMe).slice(0, MOST);
  return (
    <section className={styles.desk} aria-label={t('mine')}>
      <h2>{t('mine')}</h2>
      {waiting.length === 0 ? (
        <p className={styles.empty}>{t('none')}</p>
      ) : (
        <ul>
          {waiting.map((task) => (
            <li key={task.id} className={styles.line}>
              <span className={classes(styles.lineDay, task.overdue && styles.late)}>
                {format.shortDay(task.dueOn)}
              </span>
              <div>
                <Link
                  to="/cases/$caseId/tasks"
                  params={{ caseId: task.caseId }}
                  className={linkClass('bare', styles.title)}
                >
                  {format.text(task.title)}
                </Link>
                <p className={styles.second}>{format.text(`${task.familyName} · ${t(`state.${stateOf(task)}`)}`)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.second}>
        <Link to="/tasks" className={linkClass()}>
          {t('all')}
        </Link>
      </p>
    </section>
  );
}
