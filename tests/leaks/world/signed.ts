import type { RoundFacts } from '@soulad/shared/signoff';
import type { PartyId } from '@soulad/shared/ids';
import { knows, type Model, type ModelCut, type ModelRound, type ModelUnit, type SignedKind } from './model.js';
import { readsUnit } from './reads.js';

/** What is signed, and where everybody stands with it, as somebody may know. */

/** Passages of the record: the minutes', or the items of the plan. */
export function passagesOf({ units, plan }: Model, of: SignedKind): readonly ModelUnit[] {
  return of === 'plan' ? (plan?.items ?? []) : units;
}

/** [W30] Everything shared, with its readers at this moment. */
export function cutOf(model: Model, of: SignedKind): ModelCut {
  const passages = passagesOf(model, of).filter(({ facts }) => facts.state === 'shared');
  return {
    of,
    passages: passages.map((unit) => ({
      unit: unit.facts.id,
      content: contentOf(model, unit),
      readers: model.seats.map(({ id }) => id).filter((id) => readsUnit(model, unit, id, of)),
    })),
  };
}

/** [S16] Of whom it names the signer sees what the signer may know: a change of that is a change of the text. */
function contentOf({ seats, files }: Model, { facts, words, section }: ModelUnit): string {
  const { overrides: _, ...label } = facts;
  const named = seats
    .filter(({ id }) => facts.authorParty === id || facts.responsible.includes(id))
    .map(({ id, knownTo }) => [id, knownTo]);
  // What is described of an item of the plan after its text is signed of a goal alone.
  const signed = section.startsWith('plan_') && section !== 'plan_goals' ? words.slice(0, 1) : words;
  const attached = files.filter(({ unit }) => unit === facts.id).map(({ key }) => key);
  return JSON.stringify([label, signed, section, named, attached]);
}

export function lastRound({ rounds }: Model, of: SignedKind): ModelRound | undefined {
  return rounds.findLast((round) => round.of === of);
}

/** [W37] The newest round over the parties that the viewer may know of, and over the passages that both read. */
export function factsFor(model: Model, round: ModelRound, viewer: PartyId): RoundFacts {
  const { of, version, quorum, outcome, steps, opened, noted } = round;
  const known = (id: PartyId): boolean => model.seats.some((seat) => seat.id === id && knows(viewer, seat));
  const cuts = model.cuts.filter((cut) => cut.of === of);
  const shown = new Set(
    passagesOf(model, of)
      .filter((unit) => readsUnit(model, unit, viewer, of))
      .map(({ facts }) => facts.id)
      .filter((id) =>
        cuts.some(({ passages }) => passages.some((one) => one.unit === id && one.readers.includes(viewer))),
      ),
  );
  const viewOf = (party: string, at: number): string =>
    JSON.stringify(
      (cuts[at - 1]?.passages ?? [])
        .filter(({ unit, readers }) => readers.some((id) => id === party) && (party === viewer || shown.has(unit)))
        .map(({ unit, content }) => [unit, content]),
    );
  const seats = steps.flatMap((parties, at) =>
    parties.filter(known).map((party) => ({
      ...{ party, step: at + 1, opened: opened.includes(party), noted: noted.includes(party) },
    })),
  );
  const answers = model.answers.filter((one) => one.of === of && known(one.party));
  return { version, open: outcome === null, quorum, overdue: false, seats, answers, viewOf };
}
