/** How the page looks on this device. Kept in local storage under two keys that say nothing of who used it. */
import type { Locale } from '../i18n/index.js';

export const THEMES = ['system', 'light', 'dark', 'projector'] as const;
export type Theme = (typeof THEMES)[number];

const THEME_KEY = 'soulad.theme';
const LOCALE_KEY = 'soulad.locale';

/** The look chosen on this device; 'system' when none was. */
export function storedTheme(): Theme {
  const stored = localStorage.getItem(THEME_KEY);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

/** Applies a look at once and remembers it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  localStorage.setItem(THEME_KEY, theme);
}

/** Language before sign-in: the one used here last, else the browser's wish, else Czech. */
export function storedLocale(): Locale {
  const stored = localStorage.getItem(LOCALE_KEY) ?? navigator.language.slice(0, 2);
  return stored === 'en' ? 'en' : 'cs';
}

/** Remembers the language for the next sign-in on this device. */
export function rememberLocale(locale: Locale): void {
  localStorage.setItem(LOCALE_KEY, locale);
}
