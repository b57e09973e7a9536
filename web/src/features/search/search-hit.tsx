import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { SearchQuery } from '../../generated/graphql.gen.js';
import { linkClass, PartyMark } from '../../ui/index.js';
import styles from './search.module.css';
import { useSearchWords } from './use-words.js';

export type Hit = SearchQuery['search']['hits'][number];

const KINDS = ['unit', 'comment', 'case', 'person', 'conference'] as const;

/** One place: where it is, when, whose words, and the words that were met. The whole line above leads there. */
export function SearchHit({ hit }: { readonly hit: Hit }): ReactElement {
  const { t, format } = useSearchWords();
  const kind = KINDS.find((one) => one === hit.kind) ?? 'unit';
  const name = [t(`kind.${kind}`), hit.title ?? hit.heading, hit.at && format.day(hit.at)].filter(Boolean).join(' · ');
  return (
    <li className={styles.hit}>
      <p className={styles.where}>
        {hit.party ? <PartyMark type={hit.party.type} letter={hit.party.letter} label={hit.party.label} /> : null}
        <Place hit={hit}>{format.text(name)}</Place>
      </p>
      <p className={styles.snippet}>
        {hit.snippet.map((run, at) => (run.hit ? <mark key={at}>{run.text}</mark> : <span key={at}>{run.text}</span>))}
      </p>
    </li>
  );
}

function Place({ hit, children }: { readonly hit: Hit; readonly children: ReactNode }): ReactElement {
  const { caseId, conferenceId, unitId } = hit;
  if (conferenceId === null)
    return (
      <Link
        // A passage outside of any conference stands in the plan.
        to={unitId === null ? '/cases/$caseId' : '/cases/$caseId/plan'}
        params={{ caseId }}
        className={linkClass('bare', styles.link)}
      >
        {children}
      </Link>
    );
  return (
    <Link
      to="/conferences/$conferenceId"
      params={{ conferenceId }}
      {...(unitId !== null && { hash: `unit-${unitId}` })}
      className={linkClass('bare', styles.link)}
    >
      {children}
    </Link>
  );
}
