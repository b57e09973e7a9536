import type { Machine } from './machine.js';

export const CASE_STATES = [
  'notified',
  'registered',
  'assessed',
  'plan-running',
  'in-court',
  'closed',
  'reopened',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** [W1] oznámení → v evidenci → vyhodnoceno → plán běží → (soudní řízení) → uzavřeno → (znovuotevřeno). */
export const CASE: Machine<CaseState, 'reason'> = {
  states: CASE_STATES,
  start: 'notified',
  steps: [
    { from: 'notified', to: 'registered', needs: [] },
    { from: 'notified', to: 'closed', needs: ['reason'] },
    { from: 'registered', to: 'assessed', needs: [] },
    { from: 'assessed', to: 'plan-running', needs: [] },
    { from: 'plan-running', to: 'in-court', needs: [] },
    { from: 'in-court', to: 'plan-running', needs: [] },
    { from: 'plan-running', to: 'closed', needs: ['reason'] },
    { from: 'registered', to: 'closed', needs: ['reason'] },
    { from: 'assessed', to: 'closed', needs: ['reason'] },
    { from: 'closed', to: 'reopened', needs: ['reason'] },
    { from: 'reopened', to: 'registered', needs: [] },
    { from: 'reopened', to: 'closed', needs: ['reason'] },
  ],
};
