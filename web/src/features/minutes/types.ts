import type { MinutesPartsFragment, QuestionPartsFragment } from '../../generated/graphql.gen.js';

export type Minutes = MinutesPartsFragment;
export type Question = QuestionPartsFragment;

/** What every part of the page gets. */
export interface MinutesPart {
  readonly minutes: Minutes;
  readonly conferenceId: string;
  readonly reload: () => void;
}
