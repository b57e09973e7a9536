import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { RevisionDiffDocument, type RevisionDiffQuery } from '../../generated/graphql.gen.js';
import { failureOf } from '../../lib/index.js';
import { PartyMark, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { DiffBlocks } from '../history/index.js';
import styles from './signoff.module.css';
import { CHANGES, FIELDS, oneOf } from './types.js';
import { useSignoffWords } from './use-words.js';

type Passage = RevisionDiffQuery['revisionDiff']['passages'][number];

interface RevisionTextProps {
  readonly to: string;
  readonly from: string | null;
}

/** A revision as the viewer reads it, with what changed since another one told by colour and by words. */
export function RevisionText({ to, from }: RevisionTextProps): ReactElement {
  const { t } = useSignoffWords();
  const [{ data, error }] = useQuery({
    query: RevisionDiffDocument,
    variables: { to, from },
    requestPolicy: 'network-only',
  });
  if (error) return <FailureNote failure={failureOf(error)} />;
  if (!data) return <Skeleton lines={6} label={t('loading')} />;
  const { passages } = data.revisionDiff;
  const changed = passages.filter((one) => one.change !== 'same').length;
  return (
    <div className={styles.text} role="group" aria-label={t('text')}>
      <p className={styles.lead}>
        {passages.length === 0 ? t('nothing') : from === null ? t('whole') : t(changed === 0 ? 'unchanged' : 'changes')}
      </p>
      <ol className={styles.passages}>
        {passages.map((passage) => (
          <PassageText key={passage.unitId} passage={passage} plain={from === null} />
        ))}
      </ol>
    </div>
  );
}

function PassageText({ passage, plain }: { readonly passage: Passage; readonly plain: boolean }): ReactElement {
  const { t, format } = useSignoffWords();
  const { party, change, blocks, details } = passage;
  return (
    <li className={styles.passage} data-change={change}>
      <p className={styles.head}>
        {party ? <PartyMark type={party.type} letter={party.letter} size="dot" /> : null}
        {party ? format.text(party.label) : ''}
        {plain || change === 'same' ? null : <em>{t(`change.${oneOf(CHANGES, change)}`)}</em>}
      </p>
      <DiffBlocks blocks={blocks} plain={plain || change === 'same'} />
      {details.length === 0 ? null : (
        <dl className={styles.details}>
          {details.map((one) => (
            <div key={one.name}>
              <dt>{t(`field.${oneOf(FIELDS, one.name)}`)}</dt>
              <dd>
                {one.before === null ? null : <del>{format.text(one.before)}</del>} {format.text(one.value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
