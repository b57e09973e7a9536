import { enter } from './run/gate.mjs';

enter('scripts/mutate.mjs');
