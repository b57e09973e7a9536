import { nextSteps, type Machine } from './machine.js';

export const CONFERENCE_STATES = [
  'proposed',
  'preparing',
  'convened',
  'live',
  'ended',
  'cancelled',
  'postponed',
] as const;
export type ConferenceState = (typeof CONFERENCE_STATES)[number];

/** What must be there before a conference is convened (domain b.4), or opened. */
export const CONFERENCE_NEEDS = ['goal', 'child-preparation', 'confidentiality-text', 'agenda', 'guests'] as const;
export type ConferenceNeed = (typeof CONFERENCE_NEEDS)[number];

/** [W2] návrh → příprava → svoláno → probíhá → ukončeno; zrušeno and odloženo lead out of it, odloženo back in. */
export const CONFERENCE: Machine<ConferenceState, ConferenceNeed> = {
  states: CONFERENCE_STATES,
  start: 'proposed',
  steps: [
    { from: 'proposed', to: 'preparing', needs: [] },
    {
      from: 'preparing',
      to: 'convened',
      needs: ['goal', 'child-preparation', 'confidentiality-text', 'agenda', 'guests'],
    },
    { from: 'convened', to: 'live', needs: ['guests'] },
    { from: 'live', to: 'ended', needs: [] },
    { from: 'proposed', to: 'cancelled', needs: [] },
    { from: 'preparing', to: 'cancelled', needs: [] },
    { from: 'convened', to: 'cancelled', needs: [] },
    { from: 'preparing', to: 'postponed', needs: [] },
    { from: 'convened', to: 'postponed', needs: [] },
    { from: 'postponed', to: 'preparing', needs: [] },
    { from: 'postponed', to: 'cancelled', needs: [] },
  ],
};

/** The states a conference can step to from `state`. */
export function nextConferenceSteps(state: ConferenceState): readonly ConferenceState[] {
  return nextSteps(CONFERENCE, state);
}
