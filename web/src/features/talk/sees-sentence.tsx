import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { bySeat } from '../../look/parties.js';
import { CommentPreviewDocument } from '../../generated/graphql.gen.js';
import styles from './talk.module.css';
import type { Party } from './types.js';
import { useWords } from './use-words.js';

export interface Reach {
  readonly unitId: string;
  /** Null: everybody who reads the passage. */
  readonly partyIds: readonly string[] | null;
  readonly mentions: readonly string[];
  /** The talk that it answers. */
  readonly threadId?: string;
}

/** What the server says of a reach; `known` only while the answer is about exactly this one. */
export interface Preview {
  /** In whose name the viewer writes; undefined until the first answer. */
  readonly own: Party | undefined;
  readonly sees: readonly Party[];
  readonly doesNot: readonly Party[];
  readonly known: boolean;
  readonly failed: boolean;
}

/** [P15] Who would see the comment, asked of the server, which alone knows. */
export function usePreview({ unitId, partyIds, mentions, threadId }: Reach): Preview {
  const input = { unitId, partyIds: partyIds && [...partyIds], mentions: [...mentions], threadId: threadId ?? null };
  const [{ data, error, fetching, stale }] = useQuery({
    query: CommentPreviewDocument,
    variables: { input },
    requestPolicy: 'network-only',
  });
  const { own, sees = [], doesNot = [] } = data?.commentPreview ?? {};
  return {
    own,
    sees,
    doesNot,
    known: data !== undefined && !error && !fetching && !stale,
    failed: error !== undefined,
  };
}

/** One plain sentence before anything is sent. */
export function SeesSentence({ preview }: { readonly preview: Preview }): ReactElement {
  const { t, format } = useWords();
  const names = (parties: readonly Party[]): string => format.list(parties.toSorted(bySeat).map(({ label }) => label));
  if (preview.failed) {
    return (
      <p role="alert" className={styles.failed}>
        {t('seesFailed')}
      </p>
    );
  }
  if (!preview.known && preview.sees.length === 0) return <p className={styles.sees}>{t('seesLoading')}</p>;
  return (
    <p className={styles.sees} role="status">
      <strong>{t('sees', { names: names(preview.sees) })}</strong>{' '}
      {preview.doesNot.length > 0 ? t('seesNot', { names: names(preview.doesNot) }) : null}
    </p>
  );
}
