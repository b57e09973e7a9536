import { afterAll, expect, it } from 'vitest';
import { liveBenchmarks, stopLive } from './live.js';

// Tiny numbers, and Soulad alone: that the measurement runs, not how fast.
const SMALL = { SOULAD_BENCH_DOCS: '20', SOULAD_BENCH_TABLES: '10', SOULAD_BENCH_WIDE: '10', SOULAD_BENCH_PEERS: '' };
Object.assign(process.env, SMALL);

afterAll(() => stopLive());

it('measures what people type until the others have it, every keystroke of it', async () => {
  const propagation = liveBenchmarks({ rounds: 1, small: true, say: () => undefined }).find(
    ({ name }) => name === 'propagation',
  );
  const [row] = (await propagation?.run()) ?? [];
  expect(row).toMatchObject({ subject: 'soulad', figures: { 'delivered %': 100 } });
  expect(row?.aims?.map(({ met }) => met)).toContain(null);
});
