import { TestRedis, withoutRedis } from '@soulad/api/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineOf } from './scenarios/line.js';
import type { Scenario } from './scenarios/scenario.js';
import { struck } from './scenarios/struck.js';
import { WHOLE } from './support/crowd.js';
import { Front, type FrontKind, FRONTS, programOf } from './support/front.js';
import { between, seeded } from './support/random.js';
import { Site } from './support/site.js';

const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);
const AWAY_MS = [300, 1_500] as const;

let redis: TestRedis | undefined;

/** What a front has to lead around: each node in turn is away, dead or ended in order, while people go on at the others. */
const replaceNodes: Scenario = {
  name: 'replace-nodes',
  does: 'SIGKILL of one node, SIGTERM of the others, each started again',
  play: (site, hardness) =>
    struck(site, hardness, async (_crowd, number) => {
      const node = site.nodes[number];
      await (number === 0 ? node?.kill() : node?.stop());
      return async () => node?.start();
    }),
};

const killRedis: Scenario = {
  name: 'kill-redis',
  does: 'SIGKILL of Redis, start after a while',
  play: (site, hardness) =>
    struck(site, hardness, async () => {
      await redis?.kill();
      await pause(between(hardness.random, ...AWAY_MS));
      await redis?.startAgain();
      return undefined;
    }),
};

/** Connections stay and carry nothing. */
const silenceRedis: Scenario = {
  name: 'silence-redis',
  does: 'Redis stands still and goes on',
  play: (site, hardness) =>
    struck(site, hardness, async () => {
      redis?.freeze();
      return async () => redis?.thaw();
    }),
};

const PLAYS: readonly { readonly scenario: Scenario; readonly strikes: number; readonly over: readonly string[] }[] = [
  { scenario: replaceNodes, strikes: 3, over: ['database', 'redis'] },
  { scenario: killRedis, strikes: 1, over: ['redis'] },
  { scenario: silenceRedis, strikes: 1, over: ['redis'] },
];

function behind(kind: FrontKind, program: string, bus: string): void {
  let site: Site;
  let front: Front | undefined;

  beforeAll(async () => {
    redis = bus === 'redis' ? await TestRedis.start() : undefined;
    const env = { SOULAD_PROXIES: '1', REDIS_URL: redis?.url ?? '' };
    site = await Site.open({ nodes: 3, env });
    front = await Front.open(
      kind,
      program,
      site.nodes.map(({ port }) => port),
    );
    site.door.targets = [front.port];
  });
  afterAll(async () => {
    await site?.close();
    await front?.close();
    await redis?.kill();
  });

  for (const { scenario, strikes } of PLAYS.filter((one) => one.over.includes(bus)))
    it(`[I6] lose nothing and double nothing: ${scenario.does}`, async () => {
      const played = await scenario.play(site, { random: seeded(SEED), strikes });
      process.stdout.write(`${kind.name}, words over ${bus}: ${lineOf(scenario, played)}\n`);
      expect(played.account).toMatchObject(WHOLE);
      expect(played.account.acked).toBeGreaterThan(0);
    });

  it('show no measures to the world', async () => {
    const answer = await fetch(`${site.origin}/metrics`);
    expect(await answer.text()).not.toContain('soulad_');
  });
}

for (const { kind, bus } of [
  { kind: FRONTS.nginx, bus: 'database' },
  { kind: FRONTS.haproxy, bus: 'redis' },
]) {
  const program = programOf(kind) ?? '';
  const missing = program === '' || (bus === 'redis' && withoutRedis(`three nodes behind ${kind.name}`));
  describe.skipIf(missing)(`three nodes behind ${kind.name}, words over ${bus} (seed ${SEED})`, () => {
    behind(kind, program, bus);
  });
}
