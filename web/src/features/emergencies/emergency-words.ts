import { emergencyWords as cs } from '../../i18n/cs/emergencies.js';
import { emergencyWords as en } from '../../i18n/en/emergencies.js';
import { featureWords } from '../../i18n/index.js';

/** Words of the emergency access; they load with it. */
export const useEmergencyWords = featureWords('emergency', cs, en);
