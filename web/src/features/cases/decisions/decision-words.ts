import { decisionWords as cs } from '../../../i18n/cs/decisions.js';
import { decisionWords as en } from '../../../i18n/en/decisions.js';
import { featureWords } from '../../../i18n/index.js';

/** Words of decisions and requests; they load with the case. */
export const useDecisionWords = featureWords('decision', cs, en);
