import { enter } from './run/gate.mjs';

enter('start/main.mjs');
