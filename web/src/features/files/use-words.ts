import { filesWords as cs } from '../../i18n/cs/files.js';
import { filesWords as en } from '../../i18n/en/files.js';
import { featureWords } from '../../i18n/index.js';

/** Words of attachments. */
export const useFilesWords = featureWords('files', cs, en);

/** Reasons for which the server takes no file. */
export const REASONS = cs.reason;
