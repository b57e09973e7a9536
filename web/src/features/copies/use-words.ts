import { copiesWords as cs } from '../../i18n/cs/copies.js';
import { copiesWords as en } from '../../i18n/en/copies.js';
import { featureWords } from '../../i18n/index.js';

/** Words of copies. */
export const useCopiesWords = featureWords('copies', cs, en);

type Kind = keyof typeof cs.kinds;

/** A kind of the server as a key of the word list; one that came later has a word too. */
export function kindOf(code: string): Kind {
  const known = (Object.keys(cs.kinds) as Kind[]).find((kind) => kind === code);
  return known ?? 'other';
}
