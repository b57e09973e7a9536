import type { Instant } from '@soulad/shared/ids';
import type { SharingFacts } from './facts.repository.js';

/** So many coming instants are looked at for one decision; what lies behind them is decided when the last has come. */
export const MAX_BOUNDARIES = 8;

/** Instants after `facts.now` at which a right may begin or end by itself, soonest first. */
export function boundariesOf(facts: SharingFacts): readonly Instant[] {
  const windows = [
    ...facts.parties,
    ...facts.releases,
    ...facts.releases.map((release) => ({ from: facts.now, to: release.withdrawnAt })),
    ...facts.units.flatMap((unit) => unit.overrides),
  ];
  const coming = new Set<Instant>();
  for (const { from, to } of windows) {
    if (from > facts.now) coming.add(from);
    if (to !== null && to > facts.now) coming.add(to);
  }
  return [...coming].sort((a, b) => a - b);
}
