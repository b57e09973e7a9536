import type { SignoffPlaceQuery, SignoffSheetPartsFragment } from '../../generated/graphql.gen.js';

export type Sheet = SignoffSheetPartsFragment;
export type Round = NonNullable<Sheet['round']>;
export type Row = Round['rows'][number];
export type Revision = Sheet['revisions'][number];
export type Party = SignoffPlaceQuery['plan']['parties'][number];

export const STATES = ['waiting', 'opened', 'signed', 'reserved', 'refused', 'silent'] as const;
export const OUTCOMES = ['finished', 'cancelled', 'replaced'] as const;
export const QUORUMS = ['all', 'majority'] as const;
export const CHANGES = ['changed', 'added', 'removed'] as const;
export const FIELDS = ['indicator', 'now', 'target', 'from', 'until', 'proof', 'criterion', 'plain'] as const;

/** A word of a closed list that the schema calls a string. */
export function oneOf<W extends string>(list: readonly [W, ...W[]], value: string): W {
  return list.find((word) => word === value) ?? list[0];
}
