import { tasks as cs } from '../../i18n/cs/tasks.js';
import { tasks as en } from '../../i18n/en/tasks.js';
import { featureWords } from '../../i18n/index.js';

/** Words about tasks, in the viewer's language. */
export const useTaskWords = featureWords('tasks', cs, en);
