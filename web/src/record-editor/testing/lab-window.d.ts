/** What the test page offers to the tests. */
import type { Lab } from './lab.js';
import type { runBench } from './bench-run.js';
import type { runProperty } from './property-run.js';

declare global {
  interface Window {
    lab: Lab;
    runProperty: typeof runProperty;
    runBench: typeof runBench;
  }
}
