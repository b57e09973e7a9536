import { signoffWords as cs } from '../../i18n/cs/signoff.js';
import { signoffWords as en } from '../../i18n/en/signoff.js';
import { featureWords } from '../../i18n/index.js';

/** Words of revisions and signatures. */
export const useSignoffWords = featureWords('signoff', cs, en);
