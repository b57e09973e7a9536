import { enter } from './run/gate.mjs';

enter('scripts/verify-bundle.mjs');
