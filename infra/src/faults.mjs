import { enter } from './run/gate.mjs';

enter('scripts/faults.mjs');
