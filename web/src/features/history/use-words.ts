import { historyWords as cs } from '../../i18n/cs/history.js';
import { historyWords as en } from '../../i18n/en/history.js';
import { featureWords } from '../../i18n/index.js';

/** Words of the history. */
export const useHistoryWords = featureWords('history', cs, en);
