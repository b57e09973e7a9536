import type { Mirror } from '../mirror.js';
import type { policy as cs } from '../cs/policy.js';

export const policy: Mirror<typeof cs> = {
  explanation: {},
  basis: {},
};
