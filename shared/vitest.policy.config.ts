import { defineConfig } from 'vitest/config';
import everything from './vitest.config.js';

/** The tests that a mutation run repeats: those of the policy alone. */
export default defineConfig({ ...everything, test: { ...everything.test, include: ['src/policy/**/*.test.ts'] } });
