import { useState, type ReactElement } from 'react';
import type { UnitContent } from '@soulad/shared/doc';
import { useQuery } from 'urql';
import { UnitHistoryDocument } from '../../generated/graphql.gen.js';
import { failureOf } from '../../lib/index.js';
import { Select, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './history.module.css';
import { useHistoryWords } from './use-words.js';
import { VersionDiff } from './version-diff.js';
import { type Version, VersionLine } from './version-line.js';

const PREVIOUS = 'previous';

interface UnitVersionsProps {
  readonly unitId: string;
  readonly restore: (content: UnitContent) => boolean;
}

/** Versions of one unit: one is shown, compared with the one before it or with a chosen one. */
export function UnitVersions({ unitId, restore }: UnitVersionsProps): ReactElement {
  const { t } = useHistoryWords();
  const [{ data, error }, again] = useQuery({ query: UnitHistoryDocument, variables: { unitId } });
  if (error !== undefined) return <FailureNote failure={failureOf(error)} />;
  if (data === undefined) return <Skeleton lines={5} label={t('loading')} />;
  const { versions, mayRestore } = data.unitHistory;
  if (versions.length === 0) return <p>{t('empty')}</p>;
  return (
    <Versions
      unitId={unitId}
      versions={versions}
      restore={mayRestore ? restore : undefined}
      onRestored={() => again({ requestPolicy: 'network-only' })}
    />
  );
}

interface VersionsProps {
  readonly unitId: string;
  readonly versions: readonly Version[];
  readonly restore: ((content: UnitContent) => boolean) | undefined;
  readonly onRestored: () => void;
}

function Versions({ unitId, versions, restore, onRestored }: VersionsProps): ReactElement {
  const { t, format } = useHistoryWords();
  const [to, setTo] = useState<string | null>(null);
  const [from, setFrom] = useState<string>(PREVIOUS);
  const shown = versions.find((version) => version.id === to) ?? versions[0];
  const others = versions.filter((version) => version !== shown);
  const base = others.find((version) => version.id === from);
  return (
    <>
      <h3 className={styles.title}>{t('versions')}</h3>
      <ol className={styles.list}>
        {versions.map((version) => (
          <li key={version.id}>
            <button
              type="button"
              className={styles.version}
              aria-pressed={version === shown}
              onClick={() => setTo(version.id)}
            >
              <VersionLine version={version} />
            </button>
          </li>
        ))}
      </ol>
      <Select
        label={t('compare')}
        value={base?.id ?? PREVIOUS}
        onChange={setFrom}
        options={[
          { id: PREVIOUS, name: t('previous') },
          ...others.map((version) => ({
            id: version.id,
            name: [format.dayTime(version.at), version.party?.label].filter(Boolean).join(' '),
          })),
        ]}
      />
      {shown === undefined ? null : (
        <VersionDiff
          key={`${shown.id} ${shown.at} ${base?.id ?? ''}`}
          unitId={unitId}
          to={shown}
          from={base?.id ?? null}
          restore={shown === versions[0] ? undefined : restore}
          onRestored={onRestored}
        />
      )}
    </>
  );
}
