import type { historyWords as cs } from '../cs/history.js';
import type { Mirror } from '../mirror.js';

/** Sentences of the history of texts. */
export const historyWords: Mirror<typeof cs> = {
  heading: 'History',
  lead: 'Versions of the texts that you may read. One version is unbroken work of one party.',
  audited: 'Looking into the history is written into the access record.',
  of: 'History of',
  whole: 'the whole minutes',
  unit: '{{ordinal}} {{label}}',
  loading: 'Loading the history',
  empty: 'Nothing has changed so far.',
  lately: 'Latest changes',
  versions: 'Versions, newest first',
  kind: { begun: 'beginning', edited: 'edit', cut: 'a part of the text was cut out' },
  nobody: 'party not named',
  compare: 'Compare with the version',
  previous: 'before it',
  diff: 'What changed',
  nothing: 'The words did not change, only their look.',
  first: 'The text as it was at the beginning.',
  added: 'added',
  removed: 'removed',
  end: 'end',
  legend: 'Underlined green came, struck red went.',
  restore: 'Bring this text back',
  restoreSure: 'The present text will be replaced by that of {{at}}. This history can take it back.',
  restored: 'The text is back as a new edit.',
  cannotRestore: 'The passage is not open for writing now; the text is as it was.',
  keep: 'Keep the present one',
};
