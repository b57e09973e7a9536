import { enter } from './run/gate.mjs';

enter('check/main.mjs');
