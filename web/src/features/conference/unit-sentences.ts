import { useCallback } from 'react';
import type { AudienceDotProps } from '../../ui/index.js';
import { inOrder } from './parties.js';
import type { Unit } from './types.js';
import { sidesOf } from './unit-words.js';
import { useWords } from './use-words.js';

export interface UnitSentences {
  readonly dots: readonly AudienceDotProps[];
  /** "vidí 6 z 9"; only for whoever may know the whole table. */
  readonly summary: string | undefined;
  /** "jen OSPOD"; only when one party alone reads the unit. */
  readonly narrow: string | undefined;
  /** Both sides of the audience as one sentence each, for a screen reader. */
  readonly spoken: string;
  /** Accessible name of the unit as the caret enters it. */
  readonly label: string;
}

/** What is said of one unit, in the words of the catalogue. */
export function useUnitSentences(unit: Unit): UnitSentences {
  return useSentencesOf()(unit);
}

/** The same for many units at once. */
export function useSentencesOf(): (unit: Unit) => UnitSentences {
  const { t, names, category: nameOf } = useWords();
  return useCallback(
    (unit) => {
      const { full, sees, total, onlyParty } = unit.audience;
      const draft = unit.state === 'draft';
      const sides = sidesOf(unit);
      const counted = full && sees !== null && total !== null;
      const summary = counted ? t(draft ? 'unit.willSee' : 'unit.sees', { sees, total }) : undefined;
      const narrow = onlyParty ? t('unit.only', { label: onlyParty.label }) : undefined;
      const will = t(draft ? 'unit.dotsWillSee' : 'unit.dotsSees', {
        names: names(sides.sees.map((party) => party.label)),
      });
      const not =
        sides.doesNot.length > 0
          ? t(draft ? 'unit.dotsWillNot' : 'unit.dotsNot', { names: names(sides.doesNot.map((party) => party.label)) })
          : '';
      const category = nameOf(unit.category);
      return {
        dots: inOrder(unit.audience.dots.map(({ party, sees: filled }) => ({ ...party, sees: filled }))),
        summary,
        narrow,
        spoken: `${will} ${not}`.trim(),
        label: t('unit.label', {
          author: unit.authorParty.label,
          category: unit.kind === 'dissent' ? t('unit.dissent') : category,
          audience: narrow ?? summary ?? t(draft ? 'unit.willSeeMe' : 'unit.seesMe'),
          access: t(unit.right === 'write' ? 'unit.write' : 'unit.readOnly'),
        }),
      };
    },
    [t, names, nameOf],
  );
}
