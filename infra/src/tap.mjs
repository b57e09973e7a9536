import { enter } from './run/gate.mjs';

enter('scripts/tap.mjs');
