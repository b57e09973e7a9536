import { MEASURE_PROGRESS } from '@soulad/shared/workflow';
import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { ConferenceMeasuresDocument, type ConferenceMeasuresQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

type Measure = ConferenceMeasuresQuery['plan']['items'][number];

/** Measures of the plan with how far they are, as far as the viewer reads them; nothing where there are none. */
export function ConferenceMeasures({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { t } = useTaskWords();
  const [{ data }] = useQuery({
    query: ConferenceMeasuresDocument,
    variables: { caseId },
    requestPolicy: 'cache-and-network',
  });
  const measures = (data?.plan.items ?? []).filter((item) => item.kind === 'measure' && item.unit.state === 'shared');
  if (measures.length === 0) return null;
  return (
    <section aria-label={t('measures')}>
      <h3>{t('measures')}</h3>
      <ul>
        {measures.map((measure) => (
          <Line key={measure.unitId} measure={measure} />
        ))}
      </ul>
    </section>
  );
}

function Line({ measure }: { readonly measure: Measure }): ReactElement {
  const { format } = useWords();
  const { t } = useTaskWords();
  const progress = MEASURE_PROGRESS.find((one) => one === measure.progress) ?? 'planned';
  const who = format.list(measure.responsible.map(({ label }) => label));
  return (
    <li className={styles.evaluated}>
      <p className={styles.title}>
        {format.text(measure.number === null ? measure.unit.text : `M${measure.number} ${measure.unit.text}`)}
      </p>
      <p className={styles.second}>{[who, t(`progress.${progress}`)].filter(Boolean).join(' · ')}</p>
      {measure.until === null ? null : <p className={styles.second}>{t('by', { day: format.day(measure.until) })}</p>}
      {measure.progressNote === '' ? null : <p className={styles.text}>{format.text(measure.progressNote)}</p>}
    </li>
  );
}
