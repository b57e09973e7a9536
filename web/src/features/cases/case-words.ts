import { caseWords as cs } from '../../i18n/cs/cases.js';
import { caseWords as en } from '../../i18n/en/cases.js';
import { featureWords } from '../../i18n/index.js';

/** Words of the case screens; they load with them. */
export const useCaseWords = featureWords('case', cs, en);
