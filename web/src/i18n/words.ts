import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from './cs/index.js';
import {
  formatDate,
  formatDay,
  formatDayTime,
  formatLongDay,
  formatMeeting,
  formatSecond,
  formatShortDay,
  formatTime,
  formatTimeRange,
  type Locale,
} from './dates.js';
import type { Translate } from './keys.js';
import type { Mirror } from './mirror.js';
import { APP } from './start.js';
import { typesetCzech, typesetEnglish } from './typography.js';

/** Dates, lists and set text in the language in use. */
export interface Format {
  readonly locale: Locale;
  readonly day: (value: string) => string;
  readonly shortDay: (value: string) => string;
  readonly date: (value: string) => string;
  readonly longDay: (value: string) => string;
  readonly time: (value: string) => string;
  readonly second: (value: string) => string;
  readonly dayTime: (value: string) => string;
  readonly timeRange: (from: string, to: string) => string;
  readonly meeting: (from: string, to: string) => string;
  /** "OSPOD, škola a matka": every name, in order, never shortened. */
  readonly list: (names: readonly string[]) => string;
  /** Text of a person with hard spaces where Czech wants them. */
  readonly text: (raw: string) => string;
}

export interface Words<C> {
  readonly t: Translate<C>;
  readonly format: Format;
  readonly locale: Locale;
}

function formatOf(locale: Locale): Format {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const text = locale === 'en' ? typesetEnglish : typesetCzech;
  return {
    locale,
    day: (value) => formatDay(value, locale),
    shortDay: (value) => formatShortDay(value, locale),
    date: (value) => formatDate(value, locale),
    longDay: (value) => formatLongDay(value, locale),
    time: (value) => formatTime(value, locale),
    second: (value) => formatSecond(value, locale),
    dayTime: (value) => formatDayTime(value, locale),
    timeRange: (from, to) => formatTimeRange(from, to, locale),
    meeting: (from, to) => formatMeeting(from, to, locale),
    list: (names) => text(list.format(names)),
    text,
  };
}

function useNamespace<C>(namespace: string): Words<C> {
  const { i18n } = useTranslation();
  const locale: Locale = i18n.language === 'en' ? 'en' : 'cs';
  return useMemo(() => {
    const fixed = i18n.getFixedT(locale, namespace);
    const t: Translate<C> = (key, values) => String(fixed(String(key), { ...values }));
    return { locale, format: formatOf(locale), t };
  }, [i18n, locale, namespace]);
}

/** Texts and formats of the language in use, over the catalogue of the whole application. */
export function useWords(): Words<Catalogue> {
  return useNamespace<Catalogue>(APP);
}

/**
 * Adds the catalogue of a feature that loads later, and returns its `useWords`. English mirrors Czech, so a text
 * missing in either does not compile.
 */
export function featureWords<const C extends object>(namespace: string, cs: C, en: Mirror<C>): () => Words<C> {
  return () => {
    // With the first use, not with the import: pure parts of a feature are imported where no translation runs.
    if (!i18next.hasResourceBundle('cs', namespace)) {
      i18next.addResourceBundle('cs', namespace, cs);
      i18next.addResourceBundle('en', namespace, en);
    }
    return useNamespace<C>(namespace);
  };
}
