import { Link } from '@tanstack/react-router';
import { PLAN_HEADINGS } from '@soulad/shared/workflow';
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { OpenPlanDocument, PlanDocument } from '../../generated/graphql.gen.js';
import { dayOf, useWords } from '../../i18n/index.js';
import { failureOf, useAct, useFramePath } from '../../lib/index.js';
import { useLine } from '../../realtime/index.js';
import { Button, linkClass, Skeleton, Tabs } from '../../ui/index.js';
import { PlainRecord, SaveLine, useRecord } from '../conference/index.js';
import { CopiesPanel } from '../copies/index.js';
import { FailureNote, FailurePage } from '../failure/index.js';
import { FamilyVersion } from './family-version.js';
import { PlanHead } from './plan-head.js';
import { PlanTable } from './plan-table.js';
import styles from './plan.module.css';
import type { Plan } from './types.js';
import { usePlanWords } from './use-words.js';

type View = 'table' | 'text' | 'family' | 'copies';

/** Screen 4: causes, goals, measures with their time chart, the live text of the plan, and the version for the family. */
export function PlanPage({ caseId }: { readonly caseId: string }): ReactElement {
  const { t: word } = useWords();
  const { t } = usePlanWords();
  const [{ data, error }, execute] = useQuery({
    query: PlanDocument,
    variables: { caseId },
    requestPolicy: 'cache-and-network',
  });
  const reload = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  const plan = data?.plan;
  useFramePath([
    { label: word('shell.cases'), to: '/cases' },
    ...(plan
      ? [{ label: `${plan.familyName} · ${plan.fileMark}`, to: `/cases/${caseId}` }, { label: t('title') }]
      : []),
  ]);
  useEffect(() => {
    document.title = `${t('title')} · Soulad`;
  }, [t]);
  if (!plan) return error ? <FailurePage failure={failureOf(error)} /> : <Skeleton lines={10} label={t('loading')} />;
  if (plan.recordId === null) return <NoPlan plan={plan} onOpened={reload} />;
  return <OpenPlan plan={plan} recordId={plan.recordId} reload={reload} />;
}

function NoPlan({ plan, onOpened }: { readonly plan: Plan; readonly onOpened: () => void }): ReactElement {
  const { t } = usePlanWords();
  return (
    <>
      <h1>{t('title')}</h1>
      <p className={styles.empty}>{t('none')}</p>
      <p className={styles.small}>{t(plan.may.open ? 'noneHint' : 'noneGuest')}</p>
      <BeginPlan plan={plan} onOpened={onOpened} />
    </>
  );
}

/** Lays out the plan of a case that has none, or whose last one was closed with it. */
function BeginPlan({ plan, onOpened }: { readonly plan: Plan; readonly onOpened: () => void }): ReactElement | null {
  const { t } = usePlanWords();
  const { run, pending, failure } = useAct(OpenPlanDocument);
  const open = async (): Promise<void> => {
    if (await run({ caseId: plan.caseId })) onOpened();
  };
  if (!plan.may.open) return null;
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      <p className={styles.acts} data-print="never">
        <Button look="primary" isDisabled={pending} onPress={() => void open()}>
          {t('open')}
        </Button>
      </p>
    </>
  );
}

interface OpenPlanProps {
  readonly plan: Plan;
  readonly recordId: string;
  readonly reload: () => void;
}

function OpenPlan({ plan, recordId, reload }: OpenPlanProps): ReactElement {
  const { t } = usePlanWords();
  const line = useLine();
  const record = useRecord(recordId, line);
  const [view, setView] = useState<View>('table');
  const { outline, session } = record;
  // Whatever anybody changes in what the viewer sees comes as a new outline; the fields are read with it.
  useEffect(() => {
    if (outline) reload();
  }, [outline, reload]);
  const titles = useMemo(
    () => Object.fromEntries(PLAN_HEADINGS.map((heading) => [heading, t(`section.${heading}`)])),
    [t],
  );
  const changed = (): void => {
    record.reload();
    reload();
  };
  const select = (next: View): void => {
    setView(next);
    if (next !== 'text') reload();
  };
  return (
    <>
      {session ? <SaveLine session={session} connected={line.connected} wasConnected={line.wasConnected} /> : null}
      <PlanHead plan={plan} onChanged={changed} />
      <p className={styles.places} data-print="never">
        <Link to="/cases/$caseId/signatures" params={{ caseId: plan.caseId }} className={linkClass()}>
          {t('toSignatures')}
        </Link>
        <Link to="/cases/$caseId/tasks" params={{ caseId: plan.caseId }} className={linkClass()}>
          {t('toTasks')}
        </Link>
      </p>
      <BeginPlan plan={plan} onOpened={reload} />
      <Tabs<View>
        label={t('views.label')}
        selected={view}
        onSelect={select}
        tabs={[
          {
            id: 'table',
            name: t('views.table'),
            content: <PlanTable plan={plan} today={dayOf(plan.now)} onChanged={changed} />,
          },
          {
            id: 'text',
            name: t('views.text'),
            content: <PlainRecord record={record} line={line} titles={titles} myPartyIds={plan.myPartyIds} />,
          },
          { id: 'family', name: t('views.family'), content: <FamilyVersion plan={plan} /> },
          { id: 'copies', name: t('views.copies'), content: <CopiesPanel place={{ recordId }} /> },
        ]}
      />
    </>
  );
}
