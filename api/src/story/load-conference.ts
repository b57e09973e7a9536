import type { AgendaItemId, ConferenceId, SectionId, SittingId } from '@soulad/shared/ids';
import {
  type ConferenceInput,
  noteAttendance,
  prepareConference,
  proposeConference,
  startAgendaItem,
  stepConference,
} from '../conferences/index.js';
import type { LoadedCase } from './load-case.js';
import type { LoadedRecord } from './load-units.js';
import { Ids, type Stage } from './stage.js';
import type { StorySitting } from './story.schema.js';

/** The conference of a story as it was proposed. */
export interface LoadedConference extends LoadedRecord {
  readonly conferenceId: ConferenceId;
  readonly sittings: Ids<SittingId>;
  readonly items: Ids<AgendaItemId>;
}

/** Proposes the conference with sittings, agenda and the layout of its record, and writes the preparation down. */
export async function loadConference(stage: Stage, { caseId, parties }: LoadedCase): Promise<LoadedConference> {
  const { conference } = stage.story;
  const made = await stage.asConvener((ctx) => proposeConference(ctx, caseId, layoutOf(stage, parties)));
  const { conferenceId, recordId } = made;
  await stage.asConvener((ctx) =>
    prepareConference(ctx, conferenceId, {
      childPreparation: conference.childPreparation,
      confidentialityText: conference.confidentiality,
    }),
  );
  const loaded = {
    conferenceId,
    recordId,
    sittings: new Ids<SittingId>('sitting'),
    items: new Ids<AgendaItemId>('agenda item'),
    sections: new Ids<SectionId>('section'),
  };
  for (const [index, key] of Object.keys(conference.sittings).entries()) {
    const id = made.sittingIds[index];
    if (id) loaded.sittings.set(key, id);
  }
  for (const [key, id] of made.itemIds) loaded.items.set(key, id);
  for (const [key, id] of made.sectionIds) loaded.sections.set(key, id);
  return loaded;
}

function layoutOf({ story }: Stage, parties: LoadedCase['parties']): ConferenceInput {
  const { conference } = story;
  return {
    goal: conference.goal,
    place: conference.place,
    startsAt: conference.startsAt,
    endsAt: conference.endsAt,
    sittings: Object.values(conference.sittings).map(({ startsAt, endsAt, invited, excluded, agenda }) => ({
      startsAt,
      endsAt,
      invited: parties.all(invited),
      excluded: parties.all(excluded),
      agenda: Object.entries(agenda).map(([key, { title, minutes }]) => ({ key, title, minutes })),
    })),
    sections: Object.entries(conference.sections).map(([key, { heading, title, category, item }]) => ({
      key,
      heading,
      title: title ?? null,
      defaultCategory: category ?? null,
      itemKey: item ?? null,
    })),
  };
}

/** Takes one step of the conference at its time in the story. */
export function step(
  stage: Stage,
  { conferenceId }: LoadedConference,
  to: 'preparing' | 'convened' | 'live' | 'ended',
  at: number,
): Promise<void> {
  return stage.asConvener((ctx) => stepConference(ctx, conferenceId, to, at));
}

export async function startItem(stage: Stage, { items }: LoadedConference, key: string, at: number): Promise<void> {
  await asLeader(stage, (ctx) => startAgendaItem(ctx, items.get(key), at));
}

/** Notes one line of the attendance list. A stay that has ended by now is noted with its end. */
export async function attend(
  stage: Stage,
  loaded: LoadedConference & Pick<LoadedCase, 'parties'>,
  sitting: string,
  entry: StorySitting['attendance'][number],
): Promise<void> {
  const { now } = stage.story;
  await asLeader(stage, (ctx) =>
    noteAttendance(ctx, loaded.sittings.get(sitting), {
      partyId: loaded.parties.get(entry.party),
      displayName: entry.name,
      userId: entry.user === undefined ? null : stage.users.get(entry.user),
      roleNote: entry.note,
      mode: entry.mode,
      at: entry.in ?? null,
      outAt: entry.out !== undefined && entry.out <= now ? entry.out : null,
    }),
  );
}

function asLeader<T>(stage: Stage, act: Parameters<typeof stage.as<T>>[2]): Promise<T> {
  const { assignments, conference } = stage.story;
  const seat = assignments.find(({ user }) => user === conference.ledBy);
  return stage.forParty(seat?.party ?? stage.convener, conference.ledBy, act);
}
