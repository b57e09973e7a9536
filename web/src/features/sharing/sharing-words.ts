import { sharingWords as cs } from '../../i18n/cs/sharing.js';
import { sharingWords as en } from '../../i18n/en/sharing.js';
import { featureWords } from '../../i18n/index.js';

/** Words of the sharing grid; they load with it. */
export const useSharingWords = featureWords('sharing', cs, en);

const { conditions, notes, brings } = cs;

/** A code of the matrix as a key of its word list; undefined for none, and for one without words. */
function keyIn<const W extends object>(list: W, code: string | null): keyof W | undefined {
  return code !== null && Object.hasOwn(list, code) ? (code as keyof W) : undefined;
}

export const conditionKey = (code: string | null): keyof typeof conditions | undefined => keyIn(conditions, code);
export const noteKey = (code: string | null): keyof typeof notes | undefined => keyIn(notes, code);
export const bringsKey = (code: string): keyof typeof brings | undefined => keyIn(brings, code);
