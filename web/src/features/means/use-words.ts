import { meansWords as cs } from '../../i18n/cs/means.js';
import { meansWords as en } from '../../i18n/en/means.js';
import { featureWords } from '../../i18n/index.js';

/** Words of passkeys, codes and proofs. */
export const useMeansWords = featureWords('means', cs, en);
