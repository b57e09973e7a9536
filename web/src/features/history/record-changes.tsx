import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { RecordHistoryDocument } from '../../generated/graphql.gen.js';
import { failureOf } from '../../lib/index.js';
import { Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import type { HistoryUnit } from './history-unit.js';
import styles from './history.module.css';
import { useHistoryWords } from './use-words.js';
import { VersionLine } from './version-line.js';

export interface RecordChangesProps {
  readonly recordId: string;
  readonly units: readonly HistoryUnit[];
  readonly onOpen: (unitId: string) => void;
}

/** The latest changes of the whole record; each leads to the history of its unit. */
export function RecordChanges({ recordId, units, onOpen }: RecordChangesProps): ReactElement {
  const { t } = useHistoryWords();
  const [{ data, error }] = useQuery({ query: RecordHistoryDocument, variables: { recordId } });
  if (error !== undefined) return <FailureNote failure={failureOf(error)} />;
  if (data === undefined) return <Skeleton lines={5} label={t('loading')} />;
  const { entries } = data.recordHistory;
  if (entries.length === 0) return <p>{t('empty')}</p>;
  return (
    <>
      <h3 className={styles.title}>{t('lately')}</h3>
      <ol className={styles.list}>
        {entries.map(({ unitId, ordinal, version }) => (
          <li key={`${unitId} ${version.id}`}>
            <button
              type="button"
              className={styles.version}
              disabled={units.every((unit) => unit.id !== unitId)}
              onClick={() => onOpen(unitId)}
            >
              <span className={styles.ordinal}>{ordinal}</span>
              <VersionLine version={version} />
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
