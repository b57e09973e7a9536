import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { SearchDocument, type SearchQuery } from '../../generated/graphql.gen.js';
import { failureOf } from '../../lib/index.js';
import { Button, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { askQuestion } from './question.js';
import { SearchHit, type Hit } from './search-hit.js';
import styles from './search.module.css';
import { useSearchWords } from './use-words.js';

type Found = SearchQuery['search'];

/** Pages of the answer to one question; further ones are asked for. */
export function SearchResults({ question }: { readonly question: string }): ReactElement {
  const [marks, setMarks] = useState<readonly string[]>([]);
  const [first, ...rest] = ['', ...marks];
  return (
    <>
      <ResultPage
        question={question}
        after={first ?? ''}
        last={rest.length === 0}
        onMore={(mark) => setMarks([mark])}
      />
      {rest.map((mark, at) => (
        <ResultPage
          key={mark}
          question={question}
          after={mark}
          last={at === rest.length - 1}
          onMore={(next) => setMarks([...rest, next])}
        />
      ))}
    </>
  );
}

interface ResultPageProps {
  readonly question: string;
  readonly after: string;
  readonly last: boolean;
  readonly onMore: (mark: string) => void;
}

function ResultPage({ question, after, last, onMore }: ResultPageProps): ReactElement {
  const { t } = useSearchWords();
  const variables = { text: question, after: after === '' ? null : after };
  const [{ data, error }] = useQuery({ query: SearchDocument, variables });
  if (error !== undefined) return <FailureNote failure={failureOf(error)} />;
  if (data === undefined) return <Skeleton lines={6} label={t('loading')} />;
  const { hits, total, next, near } = data.search;
  return (
    <>
      {after === '' ? (
        <p role="status" className={styles.count}>
          {total === 0 ? t('none') : t('found', { count: total })}
        </p>
      ) : null}
      {total === 0 ? <Nothing near={near} /> : null}
      {byCase(hits).map((group) => (
        <CaseGroup key={group[0]?.key} hits={group} />
      ))}
      {last && next ? (
        <Button onPress={() => onMore(next)} className={styles.more}>
          {t('more')}
        </Button>
      ) : null}
    </>
  );
}

function Nothing({ near }: { readonly near: Found['near'] }): ReactElement {
  const { t } = useSearchWords();
  if (near.length === 0) return <p>{t('noneStep')}</p>;
  return (
    <div className={styles.near}>
      <p>{t('near')}</p>
      <ul>
        {near.map((word) => (
          <li key={word}>
            <Button look="quiet" onPress={() => askQuestion(word)}>
              {word}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function CaseGroup({ hits }: { readonly hits: readonly Hit[] }): ReactElement | null {
  const { format } = useSearchWords();
  const [first] = hits;
  if (first === undefined) return null;
  return (
    <section className={styles.group}>
      <h2>
        {format.text(first.familyName)} <span className={styles.mark}>{format.text(first.fileMark)}</span>
      </h2>
      <ul>
        {hits.map((hit) => (
          <SearchHit key={hit.key} hit={hit} />
        ))}
      </ul>
    </section>
  );
}

/** The server answers case by case: neighbours of one case are one group. */
function byCase(hits: Found['hits']): Hit[][] {
  const groups: Hit[][] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last?.[0]?.caseId === hit.caseId) last.push(hit);
    else groups.push([hit]);
  }
  return groups;
}
