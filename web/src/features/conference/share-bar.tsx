import { useEffect, type ReactElement } from 'react';
import { Button, PartyMark } from '../../ui/index.js';
import { AttachButton, UploadLine, useUpload } from '../files/index.js';
import type { KeyAct } from './key-act.js';
import type { Party } from './parties.js';
import { withCount, type ShareSentence } from './share-sentence.js';
import styles from './share-bar.module.css';
import type { Unit } from './types.js';
import { useSharePreview } from './use-share-preview.js';
import { useUnitActions } from './use-unit-actions.js';
import { useWords } from './use-words.js';

export interface ShareBarProps {
  readonly unit: Unit;
  readonly online: boolean;
  readonly onAudience: () => void;
  /** Called after an act of the bar: its button may be gone. */
  readonly onActed: () => void;
  /** The act behind Ctrl+Enter. */
  readonly shareKey: KeyAct;
}

/** Before anything is shared, the bar says in plain words who will see it. */
export function ShareBar({ unit, online, onAudience, onActed, shareKey }: ShareBarProps): ReactElement {
  const { t } = useWords();
  const { sentence, blocked, loading } = useSharePreview(unit, online);
  const actions = useUnitActions();
  const draft = unit.state === 'draft';
  const maySend = draft && unit.may.share && online && !loading && !actions.pending;
  const attaches = online && unit.may.attach;
  const upload = useUpload({ kind: 'unit', id: unit.id }, attaches);
  const mayChange = online && (unit.may.narrow || unit.may.allow || draft);
  useEffect(() => {
    if (!maySend) return undefined;
    return shareKey.bind(() => void actions.share(unit));
  }, [shareKey, maySend, actions, unit]);
  return (
    <section aria-label={t('bar.label')} className={styles.bar} data-print="never" {...upload.drop}>
      <UploadLine upload={upload} />
      <div className={styles.top}>
        <dl className={styles.sides} aria-busy={loading}>
          <SideLine
            label={t(sentence.tense === 'will' ? 'bar.will' : 'bar.sees')}
            parties={sentence.sees}
            hollow={false}
          />
          {sentence.doesNot.length > 0 ? (
            <SideLine
              label={t(sentence.tense === 'will' ? 'bar.willNot' : 'bar.seesNot')}
              parties={sentence.doesNot}
              hollow
            />
          ) : null}
        </dl>
        {mayChange ? (
          <div className={styles.change}>
            <Button look="quiet" onPress={onAudience}>
              {t('bar.change')}
            </Button>
            <kbd className={styles.key}>Ctrl+Shift+A</kbd>
          </div>
        ) : null}
      </div>
      <div className={styles.bottom}>
        <p className={styles.note}>
          <Note unit={unit} sentence={sentence} blocked={blocked} />
        </p>
        <UnitActs
          unit={unit}
          sentence={sentence}
          maySend={maySend}
          onAudience={mayChange ? onAudience : undefined}
          onActed={onActed}
          attach={attaches ? <AttachButton upload={upload} /> : null}
        />
      </div>
    </section>
  );
}

function SideLine({
  label,
  parties,
  hollow,
}: {
  readonly label: string;
  readonly parties: readonly Party[];
  readonly hollow: boolean;
}): ReactElement {
  return (
    <div className={hollow ? styles.not : styles.side}>
      <dt>{label}</dt>
      <dd>
        <ul>
          {parties.map((party, at) => (
            <li key={party.partyId}>
              <PartyMark type={party.type} letter={party.letter} hollow={hollow} />
              {party.label}
              {at === parties.length - 1 ? '.' : ','}
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function Note({
  unit,
  sentence,
  blocked,
}: {
  readonly unit: Unit;
  readonly sentence: ShareSentence;
  readonly blocked: readonly Party[];
}): string {
  const { t, moment, names } = useWords();
  const label = unit.authorParty.label;
  const labels = (parties: readonly Party[]): string => names(parties.map((party) => party.label));
  const law = blocked.length > 0 ? ` ${t('bar.law', { names: labels(blocked) })}` : '';
  switch (sentence.state) {
    case 'offline':
      return t(unit.state === 'draft' ? 'bar.offline' : 'bar.offlineShared');
    case 'unclassified':
      return t('bar.unclassified', { label });
    case 'consent':
      return t('bar.consent', { names: labels(sentence.consentOf) });
    case 'notYours':
      return t('bar.notYours');
    case 'onlyMine':
      return t('bar.nobodyElse') + law;
    case 'waits':
      return t('bar.onlyMine', { label }) + law;
    case 'shared':
      if (unit.state === 'withdrawn') return t('bar.withdrawn', { label });
      return t('bar.shared', { time: moment(Date.parse(unit.sharedAt ?? unit.createdAt)) }) + law;
  }
}

interface UnitActsProps {
  readonly unit: Unit;
  readonly sentence: ShareSentence;
  readonly maySend: boolean;
  readonly onAudience: (() => void) | undefined;
  readonly onActed: () => void;
  readonly attach: ReactElement | null;
}

function UnitActs({ unit, sentence, maySend, onAudience, onActed, attach }: UnitActsProps): ReactElement {
  const { t } = useWords();
  const { share, withdraw, remove, accept, pending } = useUnitActions();
  const draft = unit.state === 'draft';
  return (
    <div className={styles.acts}>
      {attach}
      {unit.may.delete ? (
        <Button look="quiet" isDisabled={pending} onPress={() => void remove(unit).then(onActed)}>
          <span className={styles.long}>{t('unit.delete')}</span>
          <span className={styles.short}>{t('unit.deleteShort')}</span>
        </Button>
      ) : null}
      {unit.may.withdraw && !draft ? (
        <Button look="quiet" isDisabled={pending} onPress={() => void withdraw(unit).then(onActed)}>
          <span className={styles.long}>{t('unit.withdraw')}</span>
          <span className={styles.short}>{t('unit.withdrawShort')}</span>
        </Button>
      ) : null}
      {onAudience ? (
        <Button className={styles.change} onPress={onAudience}>
          {t('bar.changeShort')}
        </Button>
      ) : null}
      {unit.may.accept ? (
        <Button look="primary" isDisabled={pending} onPress={() => void accept(unit).then(onActed)}>
          {t('bar.accept')}
        </Button>
      ) : null}
      {draft && unit.may.share ? (
        <>
          <kbd className={styles.key}>Ctrl+Enter</kbd>
          <Button look="primary" isDisabled={!maySend} onPress={() => void share(unit).then(onActed)}>
            {sentence.others > 0
              ? t('bar.share', { count: sentence.others, with: withCount(sentence.others) })
              : t('bar.shareAlone')}
          </Button>
        </>
      ) : null}
    </div>
  );
}

/** Stands in the same place while no unit is chosen, so that nothing jumps. */
export function EmptyShareBar(): ReactElement {
  const { t } = useWords();
  return (
    <section aria-label={t('bar.label')} className={styles.bar} data-print="never">
      <p className={styles.hint}>{t('bar.hint')}</p>
      <p className={styles.keys}>{t('bar.keys')}</p>
    </section>
  );
}
