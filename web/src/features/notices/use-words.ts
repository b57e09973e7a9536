import { notices as cs } from '../../i18n/cs/notices.js';
import { notices as en } from '../../i18n/en/notices.js';
import { featureWords } from '../../i18n/index.js';

/** Words about notices and mail, in the viewer's language. */
export const useWords = featureWords('notices', cs, en);
