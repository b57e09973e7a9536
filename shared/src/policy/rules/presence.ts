import { seesNot, type Rule } from './verdict.js';

/**
 * [P7] Who was not asked to a sitting, or had left the room for good before a passage was put on the table, does not get
 * it. Coming late or being excused excludes nobody. OSPOD keeps the record, so leaving does not cut it. A decision [P8]
 * hands the passage over afterwards.
 */
export const presence: Rule = ({ facts, unit, party }) => {
  if (unit.sitting === null) return undefined;
  const here = facts.presence.find((entry) => entry.sitting === unit.sitting && entry.party === party.id);
  if (here?.invitation !== 'invited') return seesNot('P7', 'not-in-sitting');
  if (party.type === 'ospod') return undefined;
  return hadLeft(here.intervals, unit.presentedAt) ? seesNot('P7', 'left-before') : undefined;
};

/** True when every stay in the room was over at `presentedAt`; false for one who never came. */
function hadLeft(stays: readonly { readonly to: number | null }[], presentedAt: number | null): boolean {
  if (presentedAt === null || stays.length === 0) return false;
  return stays.every((stay) => stay.to !== null && stay.to <= presentedAt);
}
