/** Czech words as they are compared: without case, diacritics and endings. */
export { fold, hasDiacritics } from './fold.js';
export { foldedStemOf, stemOf } from './stem-czech.js';
