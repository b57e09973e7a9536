import { deedWords as cs } from '../../i18n/cs/deeds.js';
import { deedWords as en } from '../../i18n/en/deeds.js';
import { featureWords } from '../../i18n/index.js';

/** Words of a signature by one's own certificate. */
export const useDeedWords = featureWords('deeds', cs, en);
