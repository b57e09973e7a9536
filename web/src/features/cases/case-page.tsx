import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { CaseDocument, type CasePartsFragment } from '../../generated/graphql.gen.js';
import { dayOf, useWords } from '../../i18n/index.js';
import { failureOf, InFrame, useFramePath, useAsOf } from '../../lib/index.js';
import { FailureNote, FailurePage } from '../failure/index.js';
import { bySeat } from '../../look/parties.js';
import { SaveState, Skeleton } from '../../ui/index.js';
import { CaseClocks } from './case-clocks.js';
import { CaseHead } from './case-head.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';
import { ConferencesSection } from './conferences-section.js';
import { DecisionsSection } from './decisions/decisions-section.js';
import { RequestsSection } from './decisions/requests-section.js';
import { CaseEmergencies } from './emergencies/case-emergencies.js';
import { FamilySection } from './family-section.js';
import type { CaseBlockProps } from './case-block.js';
import { readOpenAct } from './open-act.js';
import { PartiesSection } from './parties-section.js';
import { ReleasesSection } from './releases-section.js';

export interface CasePageProps {
  readonly caseId: string;
  /** Search parameters of the address: they say which form is open. */
  readonly search: { readonly act?: string; readonly of?: string };
  readonly onSearch: (search: { readonly act?: string; readonly of?: string }) => void;
}

/** One case: head, family, seats, releases, conferences and minutes. */
export function CasePage({ caseId, search, onSearch }: CasePageProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const [{ data, error }, again] = useQuery({ query: CaseDocument, variables: { id: caseId } });
  const [asOf, renew] = useAsOf();
  const [savedAt, setSavedAt] = useState<string>();
  const kase = useMemo(() => (data === undefined ? undefined : inOrder(data.case)), [data]);
  useFramePath([
    { label: word('shell.cases'), to: '/cases' },
    ...(kase === undefined ? [] : [{ label: `${kase.familyName} · ${kase.fileMark}` }]),
  ]);
  useEffect(() => {
    document.title = `${t('pageTitle')} · Soulad`;
  }, [t]);
  if (kase === undefined) {
    return error === undefined ? (
      <Skeleton lines={10} label={word('shell.loading')} />
    ) : (
      <FailurePage failure={failureOf(error)} />
    );
  }
  const blocks: CaseBlockProps = {
    kase,
    asOf,
    act: readOpenAct(search),
    open: (act, of) => onSearch({ act, ...(of !== undefined && { of }) }),
    close: () => onSearch({}),
    saved: () => {
      setSavedAt(new Date().toISOString());
      renew();
      onSearch({});
      again();
    },
  };
  return (
    <>
      {savedAt === undefined ? null : (
        <InFrame slot="save">
          <SaveState kind="saved" words={t('saved', { time: format.second(savedAt) })} />
        </InFrame>
      )}
      {error === undefined ? null : <FailureNote failure={failureOf(error)} />}
      <CaseHead kase={kase} />
      <div className={styles.columns}>
        <div>
          <ConferencesSection {...blocks} />
          <PartiesSection {...blocks} />
          <ReleasesSection {...blocks} />
          <DecisionsSection {...blocks} />
          <RequestsSection {...blocks} />
          {kase.emergencies.length === 0 ? null : <CaseEmergencies caseId={kase.id} saved={blocks.saved} />}
        </div>
        <div>
          <FamilySection {...blocks} today={dayOf(asOf)} />
          <CaseClocks {...blocks} />
        </div>
      </div>
    </>
  );
}

/** Seats in the order that every screen has; persons eldest first, as the genogram reads. */
function inOrder(kase: CasePartsFragment): CasePartsFragment {
  const born = (day: string | null): string => day ?? '9999';
  return {
    ...kase,
    parties: kase.parties.toSorted(bySeat),
    persons: kase.persons.toSorted((a, b) => born(a.bornOn).localeCompare(born(b.bornOn)) || a.id.localeCompare(b.id)),
  };
}
