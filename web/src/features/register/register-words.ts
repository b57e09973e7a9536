import { registerWords as cs } from '../../i18n/cs/register.js';
import { registerWords as en } from '../../i18n/en/register.js';
import { featureWords } from '../../i18n/index.js';

/** Words of the register; they load with it. */
export const useRegisterWords = featureWords('register', cs, en);

/** A code of the server as a key of a word list; codes that came later have a word too. */
export function wordOf<const W extends object>(list: W, code: string): keyof W | 'other' {
  return Object.hasOwn(list, code) ? (code as keyof W) : 'other';
}

export const { ways: WAYS, action: ACTIONS } = cs;
