import type { searchWords as czech } from '../cs/search.js';
import type { Mirror } from '../mirror.js';

/** Sentences of search. */
export const searchWords: Mirror<typeof czech> = {
  title: 'Search',
  label: 'Search',
  field: 'Words to find',
  hint: 'The beginning of a word is enough; accents and endings do not matter. All words must be in the text, a phrase in quotes exactly.',
  submit: 'Search',
  open: 'Search (key /)',
  private:
    'Only what you may read is searched. The words you look for are stored nowhere; the access record keeps that a search was made and in which cases something was shown.',
  loading: 'Searching…',
  found_one: '{{count}} place found.',
  found_other: '{{count}} places found.',
  none: 'Nothing that you may read answers these words.',
  noneStep: 'Try fewer words, only the beginning of a word, or another expression.',
  near: 'Your texts hold words like these:',
  more: 'Show more',
  start: 'Write what you look for: a word of a text, a name, a file mark, or the goal of a conference.',
  kind: {
    unit: 'minutes',
    comment: 'comment',
    case: 'case',
    person: 'person',
    conference: 'goal of a conference',
  },
};
