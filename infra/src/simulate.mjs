import { enter } from './run/gate.mjs';

enter('scripts/simulate.mjs');
