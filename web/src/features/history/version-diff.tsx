import { useState, type ReactElement } from 'react';
import type { UnitContent } from '@soulad/shared/doc';
import { useQuery } from 'urql';
import { UnitDiffDocument, type UnitDiffQuery } from '../../generated/graphql.gen.js';
import { failureOf } from '../../lib/index.js';
import { Button, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './history.module.css';
import { useHistoryWords } from './use-words.js';
import type { Version } from './version-line.js';

type Block = UnitDiffQuery['unitDiff']['blocks'][number];

interface VersionDiffProps {
  readonly unitId: string;
  readonly to: Version;
  readonly from: string | null;
  /** Left out where there is nothing to bring back. */
  readonly restore: ((content: UnitContent) => boolean) | undefined;
  readonly onRestored: () => void;
}

/** What changed, told by colour, by line and by words for those who hear it. */
export function VersionDiff({ unitId, to, from, restore, onRestored }: VersionDiffProps): ReactElement {
  const { t } = useHistoryWords();
  const [{ data, error }] = useQuery({ query: UnitDiffDocument, variables: { unitId, to: to.id, from } });
  if (error !== undefined) return <FailureNote failure={failureOf(error)} />;
  if (data === undefined) return <Skeleton lines={4} label={t('loading')} />;
  const { blocks, content, from: base } = data.unitDiff;
  const same = blocks.every(({ runs }) => runs.every((run) => run.kind === 'same'));
  return (
    <div className={styles.diff} role="group" aria-label={t('diff')}>
      <p className={styles.small}>{t(base === null ? 'first' : same ? 'nothing' : 'legend')}</p>
      <DiffBlocks blocks={blocks} plain={base === null} />
      {restore === undefined ? null : (
        // Decoder: the server's own projection of a unit's content.
        <Restore at={to.at} restore={() => restore(content as UnitContent)} onRestored={onRestored} />
      )}
    </div>
  );
}

export interface DiffBlocksProps {
  readonly blocks: readonly Block[];
  /** There is nothing to compare with: the text stands without marks. */
  readonly plain: boolean;
}

/** A text with what came and what went. */
export function DiffBlocks({ blocks, plain }: DiffBlocksProps): ReactElement {
  return (
    <div className={styles.sheet}>
      {blocks.map((block, at) => (
        <DiffLine key={at} block={block} plain={plain} />
      ))}
    </div>
  );
}

function DiffLine({ block, plain }: { readonly block: Block; readonly plain: boolean }): ReactElement {
  const { t } = useHistoryWords();
  return (
    <p className={styles.block} data-kind={block.kind}>
      {block.runs.map((run, at) => {
        if (run.kind === 'same' || plain) return <span key={at}>{run.text}</span>;
        const added = run.kind === 'added';
        const Tag = added ? 'ins' : 'del';
        return (
          <Tag key={at} className={added ? styles.added : styles.removed}>
            <span className="visually-hidden">{` ${t(added ? 'added' : 'removed')}: `}</span>
            {run.text}
            <span className="visually-hidden">{` ${t('end')} `}</span>
          </Tag>
        );
      })}
    </p>
  );
}

interface RestoreProps {
  readonly at: string;
  readonly restore: () => boolean;
  readonly onRestored: () => void;
}

/** Two steps in place: nothing stands in the way of the meeting, and nothing is replaced by one press. */
function Restore({ at, restore, onRestored }: RestoreProps): ReactElement {
  const { t, format } = useHistoryWords();
  const [state, setState] = useState<'idle' | 'sure' | 'done' | 'failed'>('idle');
  if (state === 'done') return <p role="status">{t('restored')}</p>;
  if (state === 'idle') return <Button onPress={() => setState('sure')}>{t('restore')}</Button>;
  const act = (): void => {
    const done = restore();
    setState(done ? 'done' : 'failed');
    if (done) onRestored();
  };
  return (
    <div className={styles.sure} role="group" aria-label={t('restore')}>
      <p role={state === 'failed' ? 'alert' : 'status'}>
        {state === 'failed' ? t('cannotRestore') : t('restoreSure', { at: format.dayTime(at) })}
      </p>
      <Button look="primary" onPress={act}>
        {t('restore')}
      </Button>
      <Button look="quiet" onPress={() => setState('idle')}>
        {t('keep')}
      </Button>
    </div>
  );
}
