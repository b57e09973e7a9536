import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { StepTaskDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { FailureNote } from '../failure/index.js';
import { TaskCard } from './task-card.js';
import { type Column, stateOf, stepOn, type Task } from './task-groups.js';
import { useTasksChanged } from './tasks-changed.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

export interface TaskBoardProps {
  readonly columns: readonly { readonly key: Column; readonly tasks: readonly Task[] }[];
  readonly withFamily: boolean;
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Tasks in columns by how far they are. Arrows walk, Alt and the right arrow take the task a step further. */
export function TaskBoard({ columns, withFamily }: TaskBoardProps): ReactElement {
  const { t } = useTaskWords();
  const board = useRef<HTMLDivElement>(null);
  const act = useAct(StepTaskDocument);
  const changed = useTasksChanged();
  const [wanted, setWanted] = useState<{ readonly id: string; readonly step: string }>();
  const [told, setTold] = useState('');
  const moved = useRef<string>(undefined);
  useEffect(() => {
    // A card that went to another column is drawn anew there: the focus goes along.
    if (moved.current !== undefined && document.activeElement === document.body)
      cardOf(board.current, moved.current)?.focus();
  }, [columns]);
  const advance = async (task: Task): Promise<void> => {
    const step = stepOn(task);
    if (step === undefined) return;
    if (step.needs.length > 0) return setWanted({ id: task.id, step: step.state });
    const answer = await act.run({ input: { taskId: task.id, to: step.state } });
    if (answer === undefined) return;
    changed();
    setTold(t('moved', { title: task.title, state: t(`state.${stateOf(answer.stepTask)}`) }));
    moved.current = task.id;
  };
  const onKey = (event: KeyboardEvent, column: number, row: number): void => {
    const move = MOVES[event.key];
    if (move === undefined) return;
    moved.current = undefined;
    event.preventDefault();
    const task = columns[column]?.tasks[row];
    if (event.altKey) {
      if (event.key === 'ArrowRight' && task !== undefined) void advance(task);
      return;
    }
    const next = neighbour(columns, column, row, move);
    if (next !== undefined) cardOf(board.current, next.id)?.focus();
  };
  return (
    <>
      <p className={styles.second}>{t('boardHint')}</p>
      <p role="status" className={styles.second}>
        {told}
      </p>
      {act.failure === undefined ? null : <FailureNote failure={act.failure} />}
      <div className={styles.board} ref={board}>
        {columns.map(({ key, tasks }, column) => (
          <section key={key} aria-label={t(`columns.${key}`)}>
            <h2>{t(`columns.${key}`)}</h2>
            {tasks.length === 0 ? <p className={styles.second}>{t('empty')}</p> : null}
            <ul>
              {tasks.map((task, row) => (
                <li key={task.id}>
                  <TaskCard
                    task={task}
                    withFamily={withFamily}
                    wanted={wanted?.id === task.id ? wanted.step : undefined}
                    onKey={(event) => onKey(event, column, row)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function cardOf(board: HTMLElement | null, id: string): HTMLElement | null {
  return board?.querySelector<HTMLElement>(`button[data-task="${id}"]`) ?? null;
}

/** The card next to one; sideways the nearest column with a card in it. */
function neighbour(
  columns: TaskBoardProps['columns'],
  column: number,
  row: number,
  [across, down]: readonly [number, number],
): Task | undefined {
  if (across === 0) return columns[column]?.tasks[row + down];
  const beside = across > 0 ? columns.slice(column + 1) : columns.slice(0, column).toReversed();
  const tasks = beside.find((one) => one.tasks.length > 0)?.tasks ?? [];
  return tasks[Math.min(row, tasks.length - 1)];
}
