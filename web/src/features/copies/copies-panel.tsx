import { useCallback, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { CopiesDocument, CopyChoicesDocument } from '../../generated/graphql.gen.js';
import { failureOf } from '../../lib/index.js';
import { Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './copies.module.css';
import { CopyList } from './copy-list.js';
import { CopyForm } from './copy-form.js';
import { MakingLine } from './making-line.js';
import { useCopy } from './use-copy.js';
import type { CopyBegin, CopyPlace } from './use-order.js';
import { useCopiesWords } from './use-words.js';

export interface CopiesPanelProps {
  readonly place: CopyPlace;
  readonly begin?: CopyBegin;
}

/** Copies on paper: what, for whom, in which form; how far it is; and what was handed out before. */
export function CopiesPanel({ place, begin }: CopiesPanelProps): ReactElement {
  const { t } = useCopiesWords();
  const [{ data, error }] = useQuery({ query: CopyChoicesDocument, variables: place });
  const [{ data: made }, again] = useQuery({ query: CopiesDocument, variables: place });
  const making = useCopy(useCallback(() => again({ requestPolicy: 'network-only' }), [again]));
  return (
    <section className={styles.panel} aria-labelledby="copies" data-print="never">
      <h2 id="copies" className={styles.heading}>
        {t('heading')}
      </h2>
      <p className={styles.small}>{t('lead')}</p>
      {error ? <FailureNote failure={failureOf(error)} /> : null}
      {!data && !error ? <Skeleton lines={4} label={t('loading')} /> : null}
      {data ? <CopyForm place={place} begin={begin} choices={data.copyChoices} making={making} /> : null}
      <MakingLine making={making} />
      {made ? <CopyList copies={made.copies} /> : null}
    </section>
  );
}
