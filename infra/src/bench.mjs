import { enter } from './run/gate.mjs';

enter('scripts/bench.mjs');
