import { talk as cs } from '../../i18n/cs/talk.js';
import { talk as en } from '../../i18n/en/talk.js';
import { dayOf, featureWords, type Format, type Words } from '../../i18n/index.js';

const useCatalogue = featureWords('talk', cs, en);

export interface TalkWords extends Words<typeof cs> {
  /** `13:42` of today; of another day with the day before it. */
  readonly moment: (at: string) => string;
}

/** Words about comments, in the viewer's language. */
export function useWords(): TalkWords {
  const words = useCatalogue();
  return { ...words, moment: (at) => momentOf(words.format, at) };
}

function momentOf(format: Format, at: string): string {
  return dayOf(at) === dayOf(new Date().toISOString()) ? format.time(at) : format.dayTime(at);
}
