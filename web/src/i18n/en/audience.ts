import type { audience as cs } from '../cs/audience.js';
import type { Mirror } from '../mirror.js';

export const audience: Mirror<typeof cs> = {
  sees: 'See it {{count}}',
  doesNot: 'Do not {{count}}',
  willSee: 'Will see it {{count}}',
  willNot: 'Will not {{count}}',
  ruleOf: 'Rule {{rule}}, {{name}}',
  partial: 'Only participants you may know of are shown.',
  close: 'Close',
};
