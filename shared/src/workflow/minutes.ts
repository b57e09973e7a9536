import type { PartyId } from '../ids/index.js';
import { addWorkingDays, type Day, workingDaysBetween } from './calendar.js';
import type { Machine } from './machine.js';

export const MINUTES_STATES = ['live', 'in-review', 'for-comments', 'closed', 'corrected'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];

/** What must be there before minutes go on. */
export const MINUTES_NEEDS = ['conference-ended', 'labels-checked', 'comment-window-over', 'reason'] as const;
export type MinutesNeed = (typeof MINUTES_NEEDS)[number];

/**
 * [W8] rozpracováno → ke kontrole → k připomínkám → uzavřeno → oprava. Closed minutes are never opened again: a correction
 * is a new version, and the old one stays.
 */
export const MINUTES: Machine<MinutesState, MinutesNeed> = {
  states: MINUTES_STATES,
  start: 'live',
  steps: [
    { from: 'live', to: 'in-review', needs: ['conference-ended'] },
    { from: 'in-review', to: 'for-comments', needs: ['labels-checked'] },
    { from: 'for-comments', to: 'in-review', needs: ['reason'] },
    { from: 'for-comments', to: 'closed', needs: ['comment-window-over'] },
    { from: 'closed', to: 'corrected', needs: ['reason'] },
    { from: 'corrected', to: 'in-review', needs: [] },
  ],
};

/** [W11] Fewest and most working days of the window for comments; how many are usual is the term `comments` [W50]. */
export const COMMENT_DAYS = { least: 1, most: 60 } as const;

/** The window for comments, counted in working days [W5]. */
export interface CommentWindow {
  readonly from: Day;
  readonly until: Day;
  /** Days of the window, and those of it left after `today`; both working days. */
  readonly days: number;
  readonly left: number;
  /** The last day has passed. */
  readonly over: boolean;
}

/** [W11] The last day of a window that begins on `from`: the day it begins does not count. */
export function commentsUntil(from: Day, workingDays: number): Day {
  return addWorkingDays(from, workingDays);
}

export function commentWindow(from: Day, until: Day, today: Day): CommentWindow {
  return {
    ...{ from, until, days: workingDaysBetween(from, until) },
    left: workingDaysBetween(today < from ? from : today, until),
    over: today > until,
  };
}

/** [W11] Whether the window may be made to last until `until`: it is longer than now, and not longer than a window can be. */
export function mayExtend(
  { from, until: last }: Pick<CommentWindow, 'from' | 'until'>,
  until: Day,
  today: Day,
): boolean {
  return until > last && until >= today && until <= commentsUntil(from, COMMENT_DAYS.most);
}

/**
 * [W11] Whether the window is over: its last day has passed, or every party that was asked said that it has no comments.
 * Nobody asked means nobody said it.
 */
export function windowOver(window: CommentWindow, asked: readonly PartyId[], said: readonly PartyId[]): boolean {
  return window.over || (asked.length > 0 && asked.every((party) => said.includes(party)));
}
