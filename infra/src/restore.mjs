import { enter } from './run/gate.mjs';

enter('scripts/restore.mjs');
