import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAdministrator } from '../support/databases.js';
import { startSystem, type System } from '../support/system.js';
import { Crowd, WHOLE } from './support/crowd.js';
import { seeded } from './support/random.js';

const WRITERS = 10;
const KILLS = 20;
/** Lines that must be acknowledged between two kills. */
const ACKED_BETWEEN = 15;
const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system?.stop());

describe('SIGKILL of the server', () => {
  it(
    `[I6] loses no acknowledged edit and doubles none, ${KILLS} times over (seed ${SEED})`,
    { timeout: 300_000 },
    async () => {
      const crowd = await Crowd.gather({
        origin: system.origin,
        run: (text, params) => asAdministrator(system.database, text, params),
        random: seeded(SEED),
        writers: WRITERS,
      });
      try {
        crowd.start();
        for (let kill = 0; kill < KILLS; kill++) {
          await crowd.goesOn(ACKED_BETWEEN);
          await system.crash();
        }
        const account = await crowd.settle();
        expect(account).toMatchObject(WHOLE);
        expect(account.acked).toBeGreaterThanOrEqual(KILLS * ACKED_BETWEEN);
        process.stdout.write(`kill test: ${KILLS} kills, ${account.acked} lines acknowledged, 0 lost, 0 doubled\n`);
      } finally {
        crowd.close();
      }
    },
  );
});
