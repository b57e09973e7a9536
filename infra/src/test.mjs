import { enter } from './run/gate.mjs';

enter('test/main.mjs');
