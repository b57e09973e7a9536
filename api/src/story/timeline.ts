import type { LoadedCase } from './load-case.js';
import { attend, type LoadedConference, loadConference, startItem, step } from './load-conference.js';
import { openPlan, setPlanReview } from '../plans/index.js';
import { loadTasks } from './load-tasks.js';
import { UnitLoader } from './load-units.js';
import type { Stage } from './stage.js';

/** One thing that happens in the story. */
interface Happening {
  readonly at: number;
  readonly what: string;
  readonly act: () => Promise<void>;
}

/**
 * Lives through the conference in the order of time, up to `now`. What happens in one instant keeps the order: steps,
 * agenda, people, text.
 * @param say told what was done
 */
export async function liveThrough(stage: Stage, loaded: LoadedCase, say: (line: string) => void): Promise<void> {
  const { now } = stage.story;
  const conference = await loadConference(stage, loaded);
  say('conference proposed');
  const writer = new UnitLoader(stage, loaded, conference);
  const all = [
    ...steps(stage, conference),
    ...agenda(stage, conference),
    ...people(stage, conference, loaded),
    ...plan(stage, loaded),
    ...texts(stage, writer),
  ];
  for (const { what, act } of all.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at)) {
    await act();
    say(what);
  }
  await loadTasks(stage, loaded, writer);
  say('tasks');
}

const PATH = ['preparing', 'convened', 'live', 'ended'] as const;

function steps(stage: Stage, loaded: LoadedConference): Happening[] {
  const { state, proposedAt, convenedAt, startsAt, endsAt } = stage.story.conference;
  const times = { preparing: proposedAt, convened: convenedAt, live: startsAt, ended: endsAt };
  const wanted = PATH.slice(0, PATH.findIndex((one) => one === state) + 1);
  return wanted.map((to) => ({
    at: times[to],
    what: `conference ${to}`,
    act: () => step(stage, loaded, to, times[to]),
  }));
}

function hasBegun({ story }: Stage): boolean {
  return story.conference.state === 'live' || story.conference.state === 'ended';
}

function agenda(stage: Stage, loaded: LoadedConference): Happening[] {
  if (!hasBegun(stage)) return [];
  const items = Object.values(stage.story.conference.sittings).flatMap((sitting) => Object.entries(sitting.agenda));
  return items.map(([key, { startsAt }]) => ({
    at: startsAt,
    what: `agenda item ${key}`,
    act: () => startItem(stage, loaded, key, startsAt),
  }));
}

function people(stage: Stage, loaded: LoadedConference, { parties }: LoadedCase): Happening[] {
  const { conference } = stage.story;
  return Object.entries(conference.sittings).flatMap(([key, { attendance }]) =>
    attendance
      .filter((entry) => entry.in === undefined || hasBegun(stage))
      .map((entry) => ({
        at: entry.in ?? conference.convenedAt,
        what: `attendance of ${entry.party}`,
        act: () => attend(stage, { ...loaded, parties }, key, entry),
      })),
  );
}

function texts(stage: Stage, writer: UnitLoader): Happening[] {
  return Object.entries(stage.story.units).map(([key, unit]) => ({
    at: unit.at,
    what: `unit ${key}`,
    act: () => writer.write(key, unit),
  }));
}

function plan(stage: Stage, { caseId }: LoadedCase): Happening[] {
  const { plan: told } = stage.story;
  if (!told) return [];
  const act = async (): Promise<void> => {
    const recordId = await stage.asConvener((ctx) => openPlan(ctx, caseId));
    await stage.asConvener((ctx) => setPlanReview(ctx, recordId, told.reviewOn ?? null));
  };
  return [{ at: told.openedAt, what: 'plan', act }];
}
