import type { Story } from '@soulad/api/testing';

/** One party of a story and the person who plays it in the tap: the first who sits on its seat. */
export interface Role {
  readonly party: string;
  readonly label: string;
  readonly person: string;
  /** Short name of the agency acted for; undefined for family members. */
  readonly agency: string | undefined;
}

/** Every party of the story with its player. */
export function castOf(story: Story): readonly Role[] {
  return Object.entries(story.parties).map(([party, seat]) => {
    const assignment = story.assignments.find((one) => one.party === party);
    if (!assignment) throw new Error(`nobody sits for ${party}`);
    const agency = seat.agency === undefined ? undefined : story.agencies[seat.agency]?.shortName;
    const person = story.users[assignment.user]?.login ?? assignment.user;
    return { party, label: seat.label, person, agency };
  });
}

/** Whether `viewer` may know that `party` sits at the table. */
export function mayKnow(story: Story, viewer: string, party: string): boolean {
  const knownTo = story.parties[party]?.knownTo;
  return knownTo === undefined || viewer === party || knownTo.includes(viewer);
}
