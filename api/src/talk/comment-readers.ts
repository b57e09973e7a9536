import type { PartyId } from '@soulad/shared/ids';
import type { Manifest } from '../records/index.js';
import type { PartyMarkView } from '../sharing/index.js';
import type { Acquaintance } from './acquaintance.js';

/** What decides who reads a comment among the readers of its passage. */
export interface CommentReach {
  readonly authorParty: PartyId;
  readonly threadParty: PartyId;
  readonly audience: readonly PartyId[] | null;
  readonly mentionParties: readonly PartyId[];
}

/**
 * [P50] Whether a party that reads the passage reads the comment too: it may know of whoever wrote it, began the talk or
 * is named in it, and stands in its own audience.
 */
export function reaches(reach: CommentReach, viewer: PartyId, { knows }: Acquaintance): boolean {
  const { authorParty, threadParty, audience, mentionParties } = reach;
  return (
    [authorParty, threadParty, ...mentionParties].every((party) => knows(viewer, party)) &&
    (audience === null || audience.includes(viewer))
  );
}

/** [P15] Who reads the comment, among the parties that the viewer may know of, in the order of the marks. */
export function commentReaders(
  { marks }: Pick<Manifest, 'marks'>,
  unitReaders: ReadonlySet<PartyId>,
  reach: CommentReach,
  acquaintance: Acquaintance,
): PartyMarkView[] {
  return [...marks.values()].filter(({ partyId }) => unitReaders.has(partyId) && reaches(reach, partyId, acquaintance));
}
