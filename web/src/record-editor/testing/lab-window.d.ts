/** What the test page offers to the tests. */
import type { isLocalEdit } from '../index.js';
import type { Lab } from './lab.js';
import type { finishKeys, prepareKeys, runBench } from './bench-run.js';
import type { runProperty } from './property-run.js';

declare global {
  interface Window {
    lab: Lab;
    freshLab: () => void;
    runProperty: typeof runProperty;
    runBench: typeof runBench;
    prepareKeys: typeof prepareKeys;
    finishKeys: typeof finishKeys;
    isLocalEdit: typeof isLocalEdit;
  }
}
