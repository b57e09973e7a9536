import type { INestApplicationContext } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import { ownCases } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { ClockPort } from '../platform/clock/clock.js';
import { administratorOf } from './administrator.js';
import { loadCase } from './load-case.js';
import { loadAgencies, loadUsers } from './load-people.js';
import { readStory } from './read-story.js';
import { shiftStory } from './shift-story.js';
import { Stage } from './stage.js';
import { StoryRefusal } from './story-mistakes.js';
import { liveThrough } from './timeline.js';

export interface RunStoryOptions {
  /** Moves the story so that its `now` is the present moment. */
  readonly shiftToNow?: boolean;
  /** Moves the story so that its `now` is this instant, not later than the present moment. */
  readonly at?: number;
  /** Told what has been done, a few words at a time. */
  readonly say?: (line: string) => void;
}

/**
 * Loads a story file through the product's own verbs, each act in a transaction of the person who does it.
 * @throws StoryMistakes with every mistake of the file; StoryRefusal when it is loaded already or lies in the future
 */
export async function runStory(
  app: INestApplicationContext,
  filePath: string,
  options: RunStoryOptions = {},
): Promise<void> {
  const { say = () => undefined } = options;
  const written = await readStory(filePath);
  const present = app.get(ClockPort).now();
  const until = options.at ?? (options.shiftToNow ? present : written.now);
  if (until > present) throw new StoryRefusal('The story lies in the future: load it with --shift-to-now.');
  const stage = new Stage(app, shiftStory(written, until - written.now));
  try {
    await act(stage, say);
  } catch (error) {
    throw explained(error, stage);
  } finally {
    await stage.leave();
  }
}

const ADMIN = 'administrator';

async function act(stage: Stage, say: (line: string) => void): Promise<void> {
  const administrator = await administratorOf(stage.app);
  stage.users.set(ADMIN, administrator.userId);
  stage.memberships.set(`${ADMIN}@`, administrator.membershipId);
  const asAdmin = <T>(work: (ctx: RequestContext) => Promise<T>): Promise<T> => stage.as(ADMIN, undefined, work);
  await loadAgencies(stage, asAdmin);
  await loadUsers(stage, asAdmin);
  say('agencies and people');
  await assertNew(stage);
  const loaded = await loadCase(stage);
  say('case, parties, releases');
  await liveThrough(stage, loaded, say);
}

async function assertNew(stage: Stage): Promise<void> {
  const { fileMark } = stage.story.case;
  const cases = await stage.asConvener((ctx) => ownCases(ctx));
  if (cases.some((one) => one.file.file_mark === fileMark))
    throw new StoryRefusal(`already loaded: the case ${fileMark} is there`);
}

/** A verb that refuses is a mistake of the story that no check foresaw; the code says which kind. */
function explained(error: unknown, { story }: Stage): unknown {
  if (!(error instanceof ProductError)) return error;
  return new StoryRefusal(
    `The product refused a step of "${story.title}" (${error.code}); the last line above says where it was.`,
  );
}
