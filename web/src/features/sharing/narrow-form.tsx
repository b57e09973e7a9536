import type { See } from '@soulad/shared/policy';
import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import {
  CellEffectDocument,
  type CellEffectQuery,
  type GridPartsFragment,
  NarrowCellDocument,
} from '../../generated/graphql.gen.js';
import { failureOf, useAct } from '../../lib/index.js';
import { Button, RadioGroup, Skeleton, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { PassageLine } from '../register/index.js';
import type { Party, Row } from './grid-view.js';
import styles from './sharing.module.css';
import { useSharingWords } from './sharing-words.js';

export interface NarrowFormProps {
  readonly caseId: string;
  readonly party: Party;
  readonly row: Row;
  /** Levels narrower than the one in force. */
  readonly levels: readonly See[];
  readonly onDone: (grid: GridPartsFragment, said: string) => void;
}

const LONGEST = 2000;
const KEEP = 'keep';

/** Narrows the cell: the level, then what it takes away, then the reason, then the confirmation [P25]. */
export function NarrowForm({ caseId, party, row, levels, onDone }: NarrowFormProps): ReactElement {
  const { t } = useSharingWords();
  const [level, setLevel] = useState<See | typeof KEEP>(KEEP);
  const [reason, setReason] = useState('');
  const { run, pending, failure } = useAct(NarrowCellDocument);
  const cell = { partyId: party.partyId, category: row.category, level: level === KEEP ? 'never' : level } as const;
  const [effect] = useQuery({
    query: CellEffectDocument,
    variables: { caseId, cell },
    pause: level === KEEP,
    requestPolicy: 'network-only',
  });
  const known = effect.fetching || level === KEEP ? undefined : effect.data?.cellEffect;
  const ready = level !== KEEP && known !== undefined && reason.trim() !== '';
  const narrow = async (): Promise<void> => {
    if (!ready) return;
    const data = await run({ caseId, cell, reason: reason.trim() });
    if (data) onDone(data.narrowCell, t('narrowed', { party: party.label, level: t(`short.${level}`) }));
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void narrow();
      }}
    >
      <RadioGroup<See | typeof KEEP>
        label={t('changeTo')}
        value={level}
        onChange={setLevel}
        options={[{ id: KEEP, name: t('keep') }, ...levels.toReversed().map((id) => ({ id, name: t(`short.${id}`) }))]}
      />
      {level === KEEP ? null : (
        <>
          <p className={styles.hint}>{t('meaning', { meaning: t(`levels.${level}`) })}</p>
          {effect.error ? <FailureNote failure={failureOf(effect.error)} /> : null}
          {effect.fetching ? <Skeleton lines={2} label={t('effectLoading')} /> : null}
          {known ? <Effect party={party} effect={known} /> : null}
          <TextField
            label={t('reason')}
            hint={t('reasonHint')}
            rows={3}
            maxLength={LONGEST}
            value={reason}
            onChange={setReason}
            autoComplete="off"
          />
          {failure ? <FailureNote failure={failure} /> : null}
          <div className={styles.acts}>
            <Button type="submit" look="primary" isDisabled={!ready || pending}>
              {t('narrowDo', { level: t(`short.${level}`) })}
            </Button>
            <Button look="quiet" onPress={() => setLevel(KEEP)}>
              {t('cancel')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

/** What the change takes away of the passages that the viewer sees. */
function Effect({
  party,
  effect,
}: {
  readonly party: Party;
  readonly effect: CellEffectQuery['cellEffect'];
}): ReactElement {
  const { t } = useSharingWords();
  const count = effect.loses.length;
  return (
    <div className={styles.effect} role="status">
      <p>{count === 0 ? t('effectNone', { party: party.label }) : t('effect', { party: party.label, count })}</p>
      {count === 0 ? null : (
        <ul>
          {effect.loses.map((passage) => (
            <li key={passage.unitId}>
              <PassageLine passage={passage} />
            </li>
          ))}
        </ul>
      )}
      <p>{t('effectPast')}</p>
    </div>
  );
}
