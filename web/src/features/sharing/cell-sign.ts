import type { CellPartsFragment } from '../../generated/graphql.gen.js';

/** The signs of a cell; each has a shape of its own, so that none hangs on colour. */
export const SIGNS = ['author', 'yes', 'decision', 'needsRelease', 'released', 'own', 'never', 'block'] as const;
export type Sign = (typeof SIGNS)[number];

/** Conditions of a default "yes" that a release meets. */
const BY_RELEASE: readonly string[] = ['release_or_100a', 'disclosed'];

type Sighted = Pick<CellPartsFragment, 'level' | 'condition' | 'brings'> & { readonly releases: readonly unknown[] };

/** The sign of a cell as it is in force. */
export function signOf({ level, condition, brings, releases }: Sighted): Sign {
  const release = releases.length > 0 ? 'released' : 'needsRelease';
  if (level === 'release') return release;
  if (level !== 'yes') return level;
  if (condition !== null && BY_RELEASE.includes(condition)) return release;
  return brings === 'no' ? 'yes' : 'author';
}

/** True where the case has another level than the default rules. */
export function isChanged({ level, defaultLevel }: Pick<CellPartsFragment, 'level' | 'defaultLevel'>): boolean {
  return level !== defaultLevel;
}
