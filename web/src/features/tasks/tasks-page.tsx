import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { TaskCaseDocument, TasksDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf, onNotices, useFramePath } from '../../lib/index.js';
import { Button, RadioGroup, Skeleton } from '../../ui/index.js';
import { CopiesPanel } from '../copies/index.js';
import { FailurePage } from '../failure/index.js';
import { CalendarSettings } from './calendar-settings.js';
import { IssueForm } from './issue-form.js';
import { TaskBoard } from './task-board.js';
import { columnOf, COLUMNS, DUE_GROUPS, dueGroupOf, grouped, type Task, type TasksView, VIEWS } from './task-groups.js';
import { TaskList } from './task-list.js';
import { TasksChanged } from './tasks-changed.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

export interface TasksPageProps {
  /** One case only; left out: all of the viewer's. */
  readonly caseId?: string;
  /** The passage a new task comes from. */
  readonly unitId?: string | undefined;
}

/** Tasks the viewer may see: by day, by organisation, or as a board. */
export function TasksPage({ caseId, unitId }: TasksPageProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useTaskWords();
  const [{ data, error }, again] = useQuery({ query: TasksDocument, variables: { caseId: caseId ?? null } });
  const [{ data: about }] = useQuery({
    query: TaskCaseDocument,
    variables: { caseId: caseId ?? '' },
    pause: caseId === undefined,
  });
  const [view, setView] = useState<TasksView>('due');
  const kase = caseId === undefined ? undefined : about?.case;
  const title = t(caseId === undefined ? 'title' : 'titleCase');
  useFramePath([
    ...(caseId === undefined ? [] : [{ label: word('shell.cases'), to: '/cases' }]),
    ...(kase === undefined ? [] : [{ label: `${kase.familyName} · ${kase.fileMark}`, to: `/cases/${kase.id}` }]),
    { label: title },
  ]);
  useEffect(() => {
    document.title = `${title} · Soulad`;
  }, [title]);
  const reload = useCallback(() => again({ requestPolicy: 'network-only' }), [again]);
  useEffect(() => onNotices(reload), [reload]);
  if (data === undefined)
    return error === undefined ? (
      <Skeleton lines={8} label={t('loading')} />
    ) : (
      <FailurePage failure={failureOf(error)} />
    );
  return (
    <>
      <h1>{title}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      {kase?.may.invite === true ? <Issue kase={kase} unitId={unitId} onIssued={reload} /> : null}
      {data.tasks.length === 0 ? (
        <div className={styles.empty}>
          <p>{t(caseId === undefined ? 'none' : 'noneCase')}</p>
          {caseId === undefined ? <p className={styles.second}>{t('noneHint')}</p> : null}
        </div>
      ) : (
        <>
          <div className={styles.views}>
            <RadioGroup
              label={t('view')}
              options={VIEWS.map((id) => ({ id, name: t(`views.${id}`) }))}
              value={view}
              onChange={setView}
            />
          </div>
          <TasksChanged value={reload}>
            <Shown view={view} tasks={data.tasks} withFamily={caseId === undefined} />
          </TasksChanged>
        </>
      )}
      {caseId === undefined ? <CalendarSettings /> : <CopiesPanel place={{ caseId }} />}
    </>
  );
}

function Shown(props: {
  readonly view: TasksView;
  readonly tasks: readonly Task[];
  readonly withFamily: boolean;
}): ReactElement {
  const { t } = useTaskWords();
  const { view, tasks, withFamily } = props;
  if (view === 'board')
    return (
      <TaskBoard
        columns={COLUMNS.map((key) => ({ key, tasks: tasks.filter((one) => columnOf(one) === key) }))}
        withFamily={withFamily}
      />
    );
  const groups =
    view === 'due'
      ? grouped(tasks, dueGroupOf, DUE_GROUPS).map((group) => ({
          ...group,
          name: t(`due.${DUE_GROUPS.find((one) => one === group.key) ?? 'later'}`),
        }))
      : grouped(tasks, (task) => task.owner.label).map((group) => ({ ...group, name: group.key }));
  return <TaskList groups={groups} withFamily={withFamily} />;
}

type IssueProps = Parameters<typeof IssueForm>[0];

function Issue({ kase, unitId, onIssued }: Pick<IssueProps, 'kase' | 'unitId' | 'onIssued'>): ReactElement {
  const { t } = useTaskWords();
  const [open, setOpen] = useState(unitId !== undefined);
  const [told, setTold] = useState<string>();
  const issued = (party: string): void => {
    setOpen(false);
    setTold(t('issue.done', { party }));
    onIssued(party);
  };
  if (open) return <IssueForm kase={kase} unitId={unitId} onIssued={issued} close={() => setOpen(false)} />;
  return (
    <div className={styles.issue}>
      <Button look="primary" onPress={() => setOpen(true)}>
        {t('issue.open')}
      </Button>
      <p role="status" className={styles.second}>
        {told ?? ''}
      </p>
    </div>
  );
}
