import type { Presence } from '../facts.js';
import { seesNot, type Rule } from './verdict.js';
import { allowed } from './override.js';

function hadLeft(presence: Presence, presentedAt: number): boolean {
  const cameBefore = presence.intervals.some((stay) => stay.from <= presentedAt);
  const thereOrLater = presence.intervals.some((stay) => stay.to === null || stay.to > presentedAt);
  return cameBefore && !thereOrLater;
}

/**
 * [P7] Who was not asked to a sitting, or had left the room for good before a passage was put on the table, does not get
 * it, unless it is handed over by decision [P8]. Coming late or being excused excludes nobody, and OSPOD keeps the record,
 * so leaving does not cut it.
 */
export const presence: Rule = (question) => {
  const { facts, unit, party } = question;
  if (unit.sitting === null || allowed(question)) return undefined;
  const here = facts.presence.find((entry) => entry.sitting === unit.sitting && entry.party === party.id);
  if (!here || here.invitation === 'excluded') return seesNot('P7', null, 'not-in-sitting');
  if (party.type === 'ospod' || unit.presentedAt === null || !hadLeft(here, unit.presentedAt)) return undefined;
  return seesNot('P7', null, 'left-before');
};
