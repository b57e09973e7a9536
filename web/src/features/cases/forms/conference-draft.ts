import { officeInstant } from '../../../i18n/index.js';
import type { ConferenceInput } from '../../../generated/graphql.gen.js';

/** One item of the programme with its time box in minutes, as written. */
export interface ItemDraft {
  readonly title: string;
  readonly minutes: string;
}

/** One part of the conference: its own time, guests and programme. Day YYYY-MM-DD, times HH:MM of the office. */
export interface SittingDraft {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly invited: string[];
  readonly items: readonly ItemDraft[];
}

export interface ConferenceDraft {
  readonly goal: string;
  readonly place: string;
  readonly sittings: readonly SittingDraft[];
}

/** Longest time box of an item, minutes. */
const LONGEST = 480;

/** Minutes between start and end of a part; 0 or less when the end does not come after the start. */
export function minutesOf({ from, to }: Pick<SittingDraft, 'from' | 'to'>): number {
  const minute = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  return from === '' || to === '' ? 0 : minute(to) - minute(from);
}

/** Minutes that the programme of a part takes. */
export function plannedMinutes({ items }: Pick<SittingDraft, 'items'>): number {
  return items.reduce((sum, item) => sum + (isTimeBox(item.minutes) ? Number(item.minutes) : 0), 0);
}

/** True for whole minutes from 1 to 480. */
export function isTimeBox(minutes: string): boolean {
  return /^\d+$/.test(minutes) && Number(minutes) >= 1 && Number(minutes) <= LONGEST;
}

/** True when nothing that the server needs is missing. */
export function isWholeSitting(sitting: SittingDraft): boolean {
  const items = sitting.items.every((item) => item.title.trim() !== '' && isTimeBox(item.minutes));
  return sitting.day !== '' && minutesOf(sitting) > 0 && sitting.invited.length > 0 && items;
}

/**
 * The proposal as the server takes it. Who sits in another part only is named as excluded from this one, so that
 * presence is decided for each part by itself.
 */
export function conferenceInput({ goal, place, sittings }: ConferenceDraft): ConferenceInput {
  const everybody = new Set(sittings.flatMap((sitting) => sitting.invited));
  const parts = sittings
    .map((sitting) => ({
      startsAt: officeInstant(sitting.day, sitting.from),
      endsAt: officeInstant(sitting.day, sitting.to),
      invited: sitting.invited,
      excluded: [...everybody].filter((party) => !sitting.invited.includes(party)),
      agenda: sitting.items.map((item) => ({ title: item.title.trim(), minutes: Number(item.minutes) })),
    }))
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  return {
    goal: goal.trim(),
    place: place.trim(),
    startsAt: parts[0]?.startsAt ?? '',
    endsAt:
      parts
        .map((part) => part.endsAt)
        .toSorted()
        .at(-1) ?? '',
    sittings: parts,
  };
}
