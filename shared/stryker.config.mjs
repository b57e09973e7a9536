/** Mutation tests of the sharing policy: `npm run mutate`. A wrong sign in these files is a leak, so 90 % is the floor. */
export default {
  packageManager: 'npm',
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.policy.config.ts', related: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  mutate: ['src/policy/**/*.ts', '!src/policy/**/*.test.ts', '!src/policy/**/*.oracle.ts', '!src/policy/index.ts'],
  ignorePatterns: ['dist'],
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'dist/mutation.json' },
  tempDirName: '.stryker',
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
