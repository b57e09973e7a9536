import type { ReactElement } from 'react';
import type { CarvePreviewQuery } from '../../generated/graphql.gen.js';
import { PartyMark } from '../../ui/index.js';
import styles from './carve.module.css';
import { inOrder, type Party } from './parties.js';
import { useWords } from './use-words.js';

export interface CarveEffectProps {
  readonly preview: CarvePreviewQuery['carvePreview'] | undefined;
  /** Code with which the preview was refused. */
  readonly failed: string | null;
}

/** The same codes mean that somebody was quicker; everything else, that it cannot be cut like this. */
const MOVED: ReadonlySet<string> = new Set(['CONFLICT', 'GEN_MISMATCH', 'NOT_FOUND']);

/** What the cut would do, in sentences; read out as it changes. */
export function CarveEffect({ preview, failed }: CarveEffectProps): ReactElement {
  const { t, names, moment } = useWords();
  const had = preview?.received.map(({ party, lastAt }) =>
    t('carve.receivedOne', { label: party.label, time: moment(Date.parse(lastAt)) }),
  );
  const labels = (parties: readonly Party[]): string => names(parties.map((party) => party.label));
  return (
    <div className={styles.effect} aria-live="polite" aria-busy={!preview && failed === null}>
      {failed === null ? null : <p>{t(MOVED.has(failed) ? 'carve.moved' : 'carve.failed')}</p>}
      {!preview && failed === null ? <p>{t('carve.loading')}</p> : null}
      {preview && preview.gains.length > 0 ? <p>{t('carve.gains', { names: labels(preview.gains) })}</p> : null}
      {preview && !preview.mine ? <p>{t('carve.notMine')}</p> : null}
      {preview && preview.loses.length === 0 ? <p>{t('carve.nobodyLoses')}</p> : null}
      {preview && preview.loses.length > 0 ? (
        <>
          <Side label={t('carve.willSee')} parties={preview.keeps} hollow={false} />
          <Side label={t('carve.willLose')} parties={preview.loses} hollow />
          <p className={styles.quiet}>{t('carve.rest')}</p>
        </>
      ) : null}
      {had && had.length > 0 ? <p className={styles.quiet}>{t('carve.received', { names: names(had) })}</p> : null}
    </div>
  );
}

interface SideProps {
  readonly label: string;
  readonly parties: readonly Party[];
  readonly hollow: boolean;
}

function Side({ label, parties, hollow }: SideProps): ReactElement {
  return (
    <p className={styles.side}>
      <strong>{label}</strong>
      {inOrder(parties).map((party) => (
        <span key={party.partyId}>
          <PartyMark type={party.type} letter={party.letter} hollow={hollow} /> {party.label}
        </span>
      ))}
    </p>
  );
}
