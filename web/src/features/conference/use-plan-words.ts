import { plan as cs } from '../../i18n/cs/plan.js';
import { plan as en } from '../../i18n/en/plan.js';
import { featureWords } from '../../i18n/index.js';

/** Words of the plan that the minutes need: what goes from here to there. */
export const usePlanWords = featureWords('plan', cs, en);
