import type { ReactElement } from 'react';
import { TaskCard } from './task-card.js';
import type { TaskGroup } from './task-groups.js';
import styles from './tasks.module.css';

export interface TaskListProps {
  readonly groups: readonly (TaskGroup & { readonly name: string })[];
  readonly withFamily: boolean;
}

/** Tasks in groups, one under another. */
export function TaskList({ groups, withFamily }: TaskListProps): ReactElement {
  return (
    <>
      {groups.map(({ key, name, tasks }) => (
        <section key={key} className={styles.group} aria-label={name}>
          <h2>{name}</h2>
          <ul>
            {tasks.map((task) => (
              <li key={task.id}>
                <TaskCard task={task} withFamily={withFamily} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
