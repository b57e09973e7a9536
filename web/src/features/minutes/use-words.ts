import { minutes as cs } from '../../i18n/cs/minutes.js';
import { minutes as en } from '../../i18n/en/minutes.js';
import { featureWords } from '../../i18n/index.js';

/** Words about minutes after the meeting, in the viewer's language. */
export const useMinutesWords = featureWords('minutes', cs, en);
