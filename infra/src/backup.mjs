import { enter } from './run/gate.mjs';

enter('scripts/backup.mjs');
