import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { MinutesTextDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf } from '../../lib/index.js';
import { Button, PartyMark, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { stateOf } from './states.js';
import styles from './minutes.module.css';
import type { MinutesPart } from './types.js';
import { useMinutesWords } from './use-words.js';

/** Versions of the minutes with their fingerprints; each can be read by whoever could read it. */
export function Versions({ minutes }: MinutesPart): ReactElement | null {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const [shown, show] = useState<string | null>(null);
  const { versions } = minutes;
  if (versions.every(({ closedAt }) => closedAt === null)) return null;
  return (
    <section className={styles.block} aria-labelledby="minutes-versions">
      <h2 id="minutes-versions">{t('versions')}</h2>
      <ul className={styles.questions}>
        {versions.toReversed().map(({ recordId, version, state, closedAt, fingerprint }) => (
          <li key={recordId} className={styles.version}>
            <p>
              <strong>{t('version', { version })}</strong>{' '}
              {closedAt === null ? t(`state.${stateOf(state)}`) : t('closedAt', { time: format.dayTime(closedAt) })}
            </p>
            {fingerprint === null ? null : (
              <p>
                {t('fingerprint')}: <code className={styles.print}>{fingerprint}</code>
                <span className={styles.small}> {t('fingerprintHint')}</span>
              </p>
            )}
            <p className={styles.acts} data-print="never">
              <Button
                look="quiet"
                aria-expanded={shown === recordId}
                aria-label={`${t(shown === recordId ? 'hide' : 'read')}: ${t('version', { version })}`}
                onPress={() => show(shown === recordId ? null : recordId)}
              >
                {t(shown === recordId ? 'hide' : 'read')}
              </Button>
            </p>
            {shown === recordId ? <VersionText recordId={recordId} version={version} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function VersionText({ recordId, version }: { readonly recordId: string; readonly version: number }): ReactElement {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const [{ data, error }] = useQuery({ query: MinutesTextDocument, variables: { recordId } });
  if (error && !data) return <FailureNote failure={failureOf(error)} />;
  if (!data) return <Skeleton lines={6} label={t('loading')} />;
  return (
    <article className={styles.text} aria-label={t('versionText', { version })}>
      {data.record.sections
        .flatMap((section) => section.units)
        .filter(({ state }) => state === 'shared')
        .map(({ id, ordinal, text, authorParty }) => (
          <div key={id} className={styles.passage}>
            <p className={styles.small}>
              <PartyMark type={authorParty.type} letter={authorParty.letter} size="dot" /> {ordinal} {authorParty.label}
            </p>
            <p className={styles.words}>{format.text(text)}</p>
          </div>
        ))}
    </article>
  );
}
