import { enter } from './run/gate.mjs';

enter('scripts/keys.mjs');
