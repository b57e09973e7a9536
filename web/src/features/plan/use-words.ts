import { plan as cs } from '../../i18n/cs/plan.js';
import { plan as en } from '../../i18n/en/plan.js';
import { featureWords } from '../../i18n/index.js';

/** Words of the plan, in the viewer's language. */
export const usePlanWords = featureWords('plan', cs, en);
