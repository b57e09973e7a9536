import { useMemo } from 'react';
import { conference as cs } from '../../i18n/cs/conference.js';
import { conference as en } from '../../i18n/en/conference.js';
import {
  dayOf,
  featureWords,
  useWords as useAppWords,
  type Catalogue as AppCatalogue,
  type Locale,
  type Translate,
} from '../../i18n/index.js';
import type { Category } from '@soulad/shared/policy';

type Catalogue = typeof cs;

const useCatalogue = featureWords('conference', cs, en);

export interface ConferenceWords {
  readonly t: Translate<Catalogue>;
  /** Words that all screens share. */
  readonly app: Translate<AppCatalogue>;
  /** Name of a data category inside a line, or the sentence for a unit without one. */
  readonly category: (category: Category | null) => string;
  readonly locale: Locale;
  /** `13:42` of milliseconds since the epoch. */
  readonly time: (at: number) => string;
  /** `13:42` of today; of another day with the day before it. */
  readonly moment: (at: number) => string;
  /** `10:32:05`. */
  readonly second: (at: number) => string;
  readonly day: (at: number) => string;
  /** `OSPOD, škola a matka`: every name, in order. */
  readonly names: (labels: readonly string[]) => string;
}

/** Words of this screen and its ways to write times and lists, in the viewer's language. */
export function useWords(): ConferenceWords {
  const { t, format, locale } = useCatalogue();
  const { t: app } = useAppWords();
  return useMemo(() => {
    const iso = (at: number): string => new Date(at).toISOString();
    return {
      t,
      app,
      locale,
      category: (category) =>
        category === null ? app('unclassified') : lowerFirst(app(`category.${category}`), locale),
      time: (at) => format.time(iso(at)),
      moment: (at) => (dayOf(iso(at)) === dayOf(iso(Date.now())) ? format.time(iso(at)) : format.dayTime(iso(at))),
      second: (at) => format.second(iso(at)),
      day: (at) => format.day(iso(at)),
      names: format.list,
    };
  }, [t, app, format, locale]);
}

function lowerFirst(text: string, locale: Locale): string {
  return text.slice(0, 1).toLocaleLowerCase(locale) + text.slice(1);
}
