/** Texts, plurals, dates and typesetting. A text that is missing in one language does not compile. */
export { ageOn, dayOf, officeInstant, type Locale } from './dates.js';
export type { KeyOf, Translate, Values } from './keys.js';
export type { Mirror } from './mirror.js';
export type { Catalogue } from './cs/index.js';
export { startTranslation, switchLocale } from './start.js';
export { typesetCzech, typesetEnglish } from './typography.js';
export { featureWords, useWords, type Format, type Words } from './words.js';
