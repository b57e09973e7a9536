import { useCallback } from 'react';
import type { AudienceDotProps } from '../../ui/index.js';
import { inOrder, type Party } from './parties.js';
import type { Unit } from './types.js';
import { useSharePreview } from './use-share-preview.js';
import { useWords } from './use-words.js';

export interface AudienceWords {
  readonly dots: readonly AudienceDotProps[];
  /** "vidí 6 z 9", of a draft "uvidí"; only for whoever may know the whole table. */
  readonly summary: string | undefined;
  /** "jen OSPOD"; only when one party alone reads the unit. */
  readonly narrow: string | undefined;
  /** Both sides of the audience as one sentence each, for a screen reader. */
  readonly spoken: string;
}

/** What the dots over one unit say. Of a draft that the viewer may share they say who will see it. */
export function useAudienceWords(unit: Unit): AudienceWords {
  const { t, names } = useWords();
  const { sentence, loading } = useSharePreview(unit, true);
  const { sees, doesNot } = sentence;
  const will = sentence.tense === 'will';
  const list = (parties: readonly Party[]): string => names(parties.map((party) => party.label));
  const [only] = sees;
  const counts = { sees: sees.length, total: sees.length + doesNot.length };
  const not = doesNot.length > 0 ? t(will ? 'unit.dotsWillNot' : 'unit.dotsNot', { names: list(doesNot) }) : '';
  return {
    dots: loading
      ? []
      : inOrder([
          ...sees.map((party) => ({ ...party, sees: true })),
          ...doesNot.map((party) => ({ ...party, sees: false })),
        ]),
    summary: unit.audience.full && !loading ? t(will ? 'unit.willSee' : 'unit.sees', counts) : undefined,
    narrow:
      unit.audience.full && !loading && only && sees.length === 1 ? t('unit.only', { label: only.label }) : undefined,
    spoken: `${t(will ? 'unit.dotsWillSee' : 'unit.dotsSees', { names: list(sees) })} ${not}`.trim(),
  };
}

/** Accessible name of a unit, said as the caret enters it. */
export function useUnitLabel(): (unit: Unit) => string {
  const { t, category: nameOf } = useWords();
  return useCallback(
    (unit) => {
      const { full, sees, total, onlyParty } = unit.audience;
      const counted = full && sees !== null && total !== null ? t('unit.sees', { sees, total }) : t('unit.seesMe');
      const shared = onlyParty ? t('unit.only', { label: onlyParty.label }) : counted;
      return t('unit.label', {
        author: unit.authorParty.label,
        category: unit.kind === 'dissent' ? t('unit.dissent') : nameOf(unit.category),
        audience: unit.state === 'draft' ? t('unit.draft') : shared,
        access: t(unit.right === 'write' ? 'unit.write' : 'unit.readOnly'),
      });
    },
    [t, nameOf],
  );
}
