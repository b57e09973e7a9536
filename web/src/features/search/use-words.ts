import { searchWords as cs } from '../../i18n/cs/search.js';
import { searchWords as en } from '../../i18n/en/search.js';
import { featureWords } from '../../i18n/index.js';

/** Words of search. */
export const useSearchWords = featureWords('search', cs, en);
