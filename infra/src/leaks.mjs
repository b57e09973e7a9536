import { enter } from './run/gate.mjs';

enter('scripts/leaks.mjs');
