import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { PlanTracesDocument } from '../../generated/graphql.gen.js';
import { linkClass } from '../../ui/index.js';
import styles from './carve.module.css';
import { useRecordDesk } from './desk-context.js';
import { usePlanWords } from './use-plan-words.js';

const LETTERED = ['cause', 'goal', 'measure'] as const;

/** A passage that is taken into the plan answers with the plan: traces are read again then. */
const READ_AGAIN = { additionalTypenames: ['Plan', 'PlanTrace'] };

/** [W25] Where in the plan the passage under the caret went, for whoever reads both. */
export function PlanTrace({ unitId }: { readonly unitId: string }): ReactElement | null {
  const { t } = usePlanWords();
  const { recordId, caseId } = useRecordDesk();
  const [{ data }] = useQuery({
    query: PlanTracesDocument,
    variables: { recordId },
    pause: caseId === null,
    context: READ_AGAIN,
  });
  const traces = data?.planTraces.filter((trace) => trace.unitId === unitId) ?? [];
  if (caseId === null || traces.length === 0) return null;
  return (
    <p className={styles.selection} data-print="never">
      {traces.map(({ itemId, kind, number }) => {
        const letter = LETTERED.find((one) => one === kind);
        return (
          <Link key={itemId} to="/cases/$caseId/plan" params={{ caseId }} className={linkClass()}>
            {letter && number !== null
              ? t('take.trace', { name: `${t(`letter.${letter}`)}${number}` })
              : t('take.traceDraft')}
          </Link>
        );
      })}
    </p>
  );
}
