import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCENARIOS } from './scenarios/index.js';
import { WHOLE } from './support/crowd.js';
import { lineOf } from './scenarios/line.js';
import { seeded } from './support/random.js';
import { Site } from './support/site.js';

const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);

let site: Site;
beforeAll(async () => {
  site = await Site.open({ nodes: 3 });
});
afterAll(() => site?.close());

describe(`three nodes behind a proxy (seed ${SEED})`, () => {
  for (const { scenario, short } of SCENARIOS.filter((one) => one.short > 0))
    it(`[I6] lose nothing and double nothing: ${scenario.does}`, async () => {
      const played = await scenario.play(site, { random: seeded(SEED), strikes: short });
      process.stdout.write(`${lineOf(scenario, played)}\n`);
      expect(played.account).toMatchObject(WHOLE);
      expect(played.account.acked).toBeGreaterThan(0);
    });
});
