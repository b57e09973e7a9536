import { enter } from '../src/run/gate.mjs';

enter('../codegen/main.mjs');
