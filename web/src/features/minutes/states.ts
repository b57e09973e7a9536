/** States of minutes as the interface names them. */
const STATES = ['live', 'in-review', 'for-comments', 'closed', 'corrected'] as const;
export type MinutesState = (typeof STATES)[number];

export function stateOf(state: string): MinutesState {
  return STATES.find((one) => one === state) ?? 'live';
}
