import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab } from './testing/open-lab.mjs';

const LONG = process.env['SOULAD_LONG'] === '1';
const FIRST_SEED = Number(process.env['SOULAD_SEED'] ?? 20261122);
const SEEDS = Array.from({ length: LONG ? 40 : 5 }, (_, at) => FIRST_SEED + at);
const ACTS = LONG ? 3000 : 1000;

describe('many units, three people, random acts', () => {
  let lab: Awaited<ReturnType<typeof openLab>>;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  it.each(SEEDS)(
    '[I3] seed %i: everyone ends with the same units, nothing crosses a border, nothing is written where it must not',
    async (seed) => {
      const page = await lab.page();
      const outcome = await page.evaluate(([first, acts]) => window.runProperty(first, acts), [seed, ACTS] as const);
      console.log(`seed ${seed}: ${JSON.stringify({ ...outcome, failures: undefined })}`);
      expect(outcome).toMatchObject({ failures: [], forbiddenWrites: 0, thrown: 0 });
      expect(outcome.updates).toBeGreaterThan(ACTS / 4);
      expect(page.troubles).toEqual([]);
      await page.close();
    },
  );
});

describe('the property test can fail', () => {
  const mutations = {
    'no guard': [{ file: 'guard.ts', from: 'if (before === after) return null;', to: 'return null;' }],
    'no render': [{ file: 'record-binding.ts', from: 'if (!view || !place) return;', to: 'return;' }],
    'no write check': [
      { file: 'guard.ts', from: "if (!rules.mayWrite(from.attrs.uid)) return 'read-only';", to: '' },
      { file: 'record-binding.ts', from: 'changed.filter((unit) => unit.writable)', to: 'changed' },
    ],
  };

  it.each(Object.entries(mutations))('%s: it fails', async (_name, sources) => {
    const lab = await openLab({ mutations: sources });
    try {
      const page = await lab.page();
      const outcome = await page.evaluate(([seed, acts]) => window.runProperty(seed, acts), [FIRST_SEED, 200] as const);
      expect(outcome.failureCount + outcome.forbiddenWrites).toBeGreaterThan(0);
    } finally {
      await lab.close();
    }
  });
});
