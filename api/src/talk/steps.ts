import type { RequestContext } from '../platform/context.js';
import type { Manifest, ManifestUnit } from '../records/index.js';
import { answersForCase } from '../sharing/index.js';
import { mayComment } from './commentable-unit.js';
import type { CommentRow } from './comment.repository.js';

/** [P50] The party that began the talk, the one the passage came from, and who answers for the case. */
export function maySettle({ seats }: Manifest, unit: ManifestUnit, root: CommentRow): boolean {
  const sits = seats.some(({ partyId }) => partyId === root.authorParty || partyId === unit.authorParty);
  return mayComment(unit) && (sits || seats.some(answersForCase));
}

/** [P50] Only who wrote it, from the seat it was written on, as long as comments are written there at all. */
export function mayTakeBack(
  { userId }: Pick<RequestContext, 'userId'>,
  { seats }: Manifest,
  unit: ManifestUnit,
  { authorUser, authorParty, body }: CommentRow,
): boolean {
  const own = authorUser === userId && seats.some(({ partyId }) => partyId === authorParty);
  return own && body !== null && mayComment(unit);
}
