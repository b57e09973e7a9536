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
