import { testId } from '@soulad/shared/testing';
import type { Random } from '../random.js';
import { convenerIn, type Model, type ModelSeat } from '../world/model.js';
import type { PartyId, PersonId, ReleaseId, Step, UnitId } from './step.js';

/** Whether a step is to be seen or to be kept from the viewer; drawn with an eye to it, decided by the oracle. */
export type Meant = 'seen' | 'hidden';

/** What a pair is about: the meeting; the plan and its signatures; the minutes after the meeting. */
export type Chapter = 'meeting' | 'plan' | 'minutes';

/** Gives every new thing a number of its own; the sections in which each party writes, so that order has one cause. */
export class Draft {
  #unit = 0;
  #person = 20;
  #release = 0;
  #seat = 40;
  #other = 0;
  readonly owners = new Map<string, PartyId>();
  /** The viewer does not look yet. */
  unseen = true;
  readonly chapter: Chapter;
  /** Seats that are in the second world alone. */
  readonly secret: readonly PartyId[];

  constructor(chapter: Chapter = 'meeting', secret: readonly PartyId[] = []) {
    this.chapter = chapter;
    this.secret = secret;
  }

  unit(): UnitId {
    return testId('unit', this.#unit++);
  }

  person(): PersonId {
    return testId('person', this.#person++);
  }

  release(): ReleaseId {
    return testId('release', this.#release++);
  }

  seat(): PartyId {
    return testId('party', this.#seat++);
  }

  key(kind: string): string {
    return `${kind} ${this.#other++}`;
  }
}

export type Draw = (random: Random, model: Model, draft: Draft, meant: Meant) => Step | undefined;

export function seated(model: Model): readonly ModelSeat[] {
  return model.seats.filter(({ to }) => to === null);
}

export function anySeat(random: Random, model: Model, meant: Meant): ModelSeat | undefined {
  return random.pick(
    seated(model).filter(({ id, where }) => (meant === 'seen' ? where === 'both' : id !== model.viewer)),
  );
}

export function anyUnit(random: Random, model: Model): Model['units'][number] | undefined {
  return random.pick(model.units);
}

/** The convening office is told of every decision on a passage once it reads it: nothing of them stays hidden from it. */
export function tellsViewer(model: Model, meant: Meant): boolean {
  return meant === 'hidden' && model.viewer === convenerIn(model).id;
}
