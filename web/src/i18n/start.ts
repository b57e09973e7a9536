import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { catalogue as czech } from './cs/index.js';
import type { Locale } from './dates.js';
import { typesetCzech, typesetEnglish } from './typography.js';

/** Namespace of the catalogue that every screen has; features may bring further ones (words.ts). */
export const APP = 'app';
/** Puts hard spaces into every text on its way out; values filled in are set with it. */
const TYPOGRAPHY = {
  type: 'postProcessor',
  name: 'typography',
  process: (value: string, _key: string | string[], options: { readonly lng?: string }): string =>
    (options.lng ?? i18next.language) === 'en' ? typesetEnglish(value) : typesetCzech(value),
} as const;

/** Loads the texts of a language and makes them the ones in use. Czech is built in; the rest comes when asked for. */
export async function switchLocale(locale: Locale): Promise<void> {
  if (locale === 'en' && !i18next.hasResourceBundle('en', APP)) {
    const { catalogue } = await import('./en/index.js');
    i18next.addResourceBundle('en', APP, catalogue);
  }
  await i18next.changeLanguage(locale);
  if (typeof document !== 'undefined') document.documentElement.lang = locale;
}

/** Starts translation with the given language; call once, before the first render. */
export async function startTranslation(locale: Locale): Promise<i18n> {
  await i18next
    .use(TYPOGRAPHY)
    .use(initReactI18next)
    .init({
      lng: 'cs',
      fallbackLng: 'cs',
      defaultNS: APP,
      ns: [APP],
      resources: { cs: { [APP]: czech } },
      interpolation: { escapeValue: false },
      postProcess: ['typography'],
      returnNull: false,
      react: { useSuspense: false },
    });
  await switchLocale(locale);
  return i18next;
}
