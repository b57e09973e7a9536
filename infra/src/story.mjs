import { enter } from './run/gate.mjs';

enter('story/main.mjs');
