import { CATEGORIES, type Category } from '@soulad/shared/policy';
import { useMemo, useState, type ReactElement } from 'react';
import type { CarveLabel } from '../../generated/graphql.gen.js';
import { CheckboxGroup, Select, TextField } from '../../ui/index.js';
import styles from './carve.module.css';
import { inOrder } from './parties.js';
import { partyOption } from './party-option.js';
import type { Unit } from './types.js';
import { useWords } from './use-words.js';

const REASONS = ['safety', 'address', 'third', 'health', 'child', 'wrong', 'own'] as const;
type Reason = (typeof REASONS)[number];
/** Stands for the category that the unit has. */
const AS_BEFORE = 'AS_BEFORE';

/** What is chosen for a passage: its label and why. */
export interface CarveChoice {
  readonly category: Category | typeof AS_BEFORE;
  readonly setCategory: (category: Category | typeof AS_BEFORE) => void;
  readonly without: string[];
  readonly setWithout: (parties: string[]) => void;
  readonly reason: Reason | null;
  readonly setReason: (reason: Reason) => void;
  readonly own: string;
  readonly setOwn: (words: string) => void;
  readonly label: CarveLabel;
  /** The reason in words; empty while there is none. */
  readonly said: string;
}

export function useCarveChoice(): CarveChoice {
  const { t } = useWords();
  const [category, setCategory] = useState<CarveChoice['category']>(AS_BEFORE);
  const [without, setWithout] = useState<string[]>([]);
  const [reason, setReason] = useState<Reason | null>(null);
  const [own, setOwn] = useState('');
  const label: CarveLabel = useMemo(
    () => ({ ...(category === AS_BEFORE ? {} : { category }), withoutPartyIds: without }),
    [category, without],
  );
  const said = reason === 'own' ? own.trim() : reason === null ? '' : t(`carve.reasons.${reason}`);
  return { category, setCategory, without, setWithout, reason, setReason, own, setOwn, label, said };
}

/** Category, reason and the parties that are to lose the passage. */
export function CarveFields({ unit, choice }: { readonly unit: Unit; readonly choice: CarveChoice }): ReactElement {
  const { t, app, category: nameOf } = useWords();
  const readers = inOrder(unit.audience.dots.flatMap((dot) => (dot.sees ? [dot.party] : [])));
  const others = readers.filter((party) => party.partyId !== unit.authorParty.partyId);
  const categories = CATEGORIES.map((id) => ({ id, name: app(`category.${id}`) }));
  return (
    <>
      <div className={styles.fields}>
        <Select
          label={t('carve.category')}
          options={[{ id: AS_BEFORE, name: t('carve.keep', { name: nameOf(unit.category) }) }, ...categories]}
          value={choice.category}
          onChange={choice.setCategory}
        />
        <Select
          label={t('carve.reason')}
          options={REASONS.map((id) => ({ id, name: t(`carve.reasons.${id}`) }))}
          value={choice.reason}
          onChange={choice.setReason}
          placeholder={t('carve.reason')}
        />
        {choice.reason === 'own' ? (
          <TextField
            label={t('carve.ownReason')}
            value={choice.own}
            onChange={choice.setOwn}
            autoComplete="off"
            maxLength={500}
          />
        ) : null}
      </div>
      {others.length > 0 ? (
        <div className={styles.parties}>
          <CheckboxGroup
            label={t('carve.without')}
            options={others.map(partyOption)}
            value={choice.without}
            onChange={choice.setWithout}
          />
        </div>
      ) : null}
    </>
  );
}
