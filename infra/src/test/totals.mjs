import { existsSync, readFileSync } from 'node:fs';

/**
 * Counts one suite from the report Vitest wrote and the code it ended with. What did not get as far as a test
 * counts as one failure: a file that crashed, an error outside any test, a missing report, a suite without tests.
 * @param {string} reportFile written by the JSON reporter
 * @param {number} code exit code
 * @returns {{ passed: number, failed: number, notes: string[] }}
 */
export function countSuite(reportFile, code) {
  const report = readReport(reportFile);
  if (!report) return { passed: 0, failed: 1, notes: [`ended with code ${code} and without a report`] };
  const notes = [];
  const crashed = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(hasFailed),
  );
  notes.push(...crashed.map((file) => `${file.name} crashed`));
  if (report.numTotalTests === 0 && !crashed.length) notes.push('has no tests');
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  if (skipped) notes.push(`has ${skipped} tests that did not run`);
  let failed = report.numFailedTests + notes.length;
  if (code !== 0 && failed === 0) {
    notes.push(`ended with code ${code} though every test passed`);
    failed = 1;
  }
  return { passed: report.numPassedTests, failed, notes };
}

const hasFailed = (test) => test.status === 'failed';

function readReport(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The last line of every test run. */
export function totalsLine(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
