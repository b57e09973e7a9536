import type { Played, Scenario } from './scenario.js';

/** What a scenario came to, in one line. */
export function lineOf({ name }: Scenario, { account, strikes, back, notes = [] }: Played): string {
  const sorted = back.toSorted((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)} ms`;
  const { acked, typed, lost, doubled, strays, refused } = account;
  const found = `${lost.length} lost, ${doubled.length} doubled, ${strays.length} astray, ${refused.length} refused`;
  const times = `back p50 ${at(0.5)}, p95 ${at(0.95)}`;
  return [`${name}: ${strikes} strikes, ${acked} of ${typed} lines acknowledged, ${found}; ${times}`, ...notes].join(
    '; ',
  );
}
