import type { ReactElement } from 'react';
import type { CasePartsFragment } from '../../generated/graphql.gen.js';
import { ClockList } from '../desk/index.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';

/** Clocks of this case; the block is not there when none runs. */
export function CaseClocks({ kase }: { readonly kase: CasePartsFragment }): ReactElement | null {
  const { t } = useCaseWords();
  if (kase.clocks.length === 0) return null;
  return (
    <section className={styles.block} aria-label={t('clocksTitle')}>
      <h2>{t('clocksTitle')}</h2>
      <ClockList clocks={kase.clocks} withFamily={false} />
    </section>
  );
}
