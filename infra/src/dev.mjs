import { enter } from './run/gate.mjs';

enter('dev/main.mjs');
