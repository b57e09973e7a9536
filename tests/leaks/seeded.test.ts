import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/api-process.js';
import { LEAKS as OF_THE_TAP } from '../tap/leaks/leaks.js';
import { findLeak, lineOf } from './find-leak.js';
import { LEAKS } from './seeded/leaks.js';

/** One of each kind; `npm run leaks -- --seeded all` looks for all of them. */
const HERE = LEAKS.filter(({ inShort }) => inShort === true);
/** Pairs that may be played for one leak. */
const MOST = 40;

describe('leaks put in on purpose', () => {
  it('are forty at least, with those of the tap', () => {
    expect(LEAKS.length + OF_THE_TAP.length).toBeGreaterThanOrEqual(40);
    expect(new Set(LEAKS.map(({ name }) => name)).size).toBe(LEAKS.length);
  });

  it.each(LEAKS.flatMap((leak) => ('file' in leak ? [leak] : [])))('fits the code still: $name', ({ file, find }) => {
    expect(readFileSync(`${ROOT}${file}`, 'utf8').split(find)).toHaveLength(2);
  });

  it.each(HERE)('two worlds find: $name', { timeout: 900_000 }, async (leak) => {
    expect(lineOf(await findLeak(leak, MOST))).toMatch(/^found in pair \d+/u);
  });
});
