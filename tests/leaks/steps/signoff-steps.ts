import { type AnswerKind, isCarried, mayAnswer, type Quorum, standingOf } from '@soulad/shared/signoff';
import { actorIn, seatIn, type Model, type ModelRound, type SignedKind } from '../world/model.js';
import { cutOf, factsFor, lastRound } from '../world/signed.js';
import { CONVENER } from './room-steps.js';
import { list, short, type PartyId, type Step, type Table } from './step.js';

/** Rounds of signatures over the plan and over closed minutes. */

export interface NewRound {
  readonly key: string;
  readonly of: SignedKind;
  readonly quorum: Quorum;
  /** Who is asked first, then, and so on; whoever is not there in a world is not asked in it. */
  readonly steps: readonly (readonly PartyId[])[];
}

/** [W32] It cuts a revision and replaces the round before it. */
export function openRound({ key, of, quorum, steps }: NewRound): Step {
  const asked = (there: (id: PartyId) => boolean): readonly (readonly PartyId[])[] =>
    steps.map((parties) => parties.filter(there)).filter((parties) => parties.length > 0);
  return {
    words: `${steps.map(list).join(', then ')} are asked to sign the ${of} (${key})`,
    by: CONVENER,
    whenClosed: true,
    fits: (model) => {
      const ready = of === 'plan' ? model.plan !== null : model.minutes === 'closed';
      const some = asked((id) => seatIn(model, id) !== undefined).length > 0;
      return ready && some && model.caseState === 'open' && !model.rounds.some((one) => one.key === key);
    },
    apply: (model) => {
      const before = lastRound(model, of);
      if (before) before.outcome ??= 'replaced';
      model.cuts.push(cutOf(model, of));
      const version = model.cuts.filter((cut) => cut.of === of).length;
      const there = asked((id) => seatIn(model, id) !== undefined);
      model.rounds.push({ key, of, version, quorum, steps: there, opened: [], noted: [], outcome: null });
    },
    act: async (table) => {
      const there = asked((id) => table.seated([id]).length > 0);
      const input = {
        ...{ recordId: recordOf(table, of), dueAt: '2030-01-01T10:00:00.000Z', quorum },
        asked: there.flatMap((parties, at) => parties.map((id) => ({ partyId: table.id(id), step: at + 1 }))),
      };
      const made = await table.run(CONVENER, 'openSignoffs', { input });
      // Decoder: the selection of the table asks for these members.
      table.name(key, (made as unknown as { round: { id: string } }).round.id);
    },
  };
}

function recordOf(table: Table, of: SignedKind): string {
  return of === 'plan' ? table.id('plan') : table.recordId;
}

/** [W33] Words of it go to the own party and to who keeps the case. */
export function answerRound(key: string, party: PartyId, kind: AnswerKind): Step {
  return {
    words: `${short(party)} answers ${key}: ${kind}`,
    by: party,
    whenClosed: true,
    fits: (model) => {
      const round = openIn(model, key);
      return round !== undefined && maySign(model, party) && mayAnswer(factsFor(model, round, party), party);
    },
    apply: (model) => {
      const round = openIn(model, key);
      if (round) model.answers.push({ of: round.of, party, version: round.version, kind, at: model.now });
    },
    act: async (table) => {
      const own = { roundId: table.id(key), partyId: table.id(party) };
      if (kind === 'refused')
        return void (await table.run(party, 'refuseSignature', { input: { ...own, reason: 'důvod zkoušky' } }));
      const reservation = kind === 'reserved' ? 'výhrada zkoušky' : null;
      await table.run(party, 'signRevision', { input: { ...own, reservation, proof: table.nameOf(party) } });
    },
  };
}

/** [W34] A party opens what it is to sign, or takes note of a root that changes nothing it sees. */
export function markRound(key: string, party: PartyId, mark: 'opened' | 'noted'): Step {
  return {
    words: `${short(party)} has ${mark} ${key}`,
    by: party,
    whenClosed: true,
    fits: (model) => {
      const round = openIn(model, key);
      if (!round || !maySign(model, party) || !round.steps.some((parties) => parties.includes(party))) return false;
      return mark === 'opened' || standingOf(factsFor(model, round, party), party).toNote;
    },
    apply: (model) => {
      const round = openIn(model, key);
      if (round && !round[mark].includes(party)) round[mark].push(party);
    },
    act: async (table) => {
      const input = { roundId: table.id(key), partyId: table.id(party), mark };
      await table.run(party, 'markSignoff', { input });
    },
  };
}

/** [W36] Finished once enough have signed, cancelled at any time. */
export function endRound(key: string, outcome: 'finished' | 'cancelled', convener: PartyId): Step {
  return {
    words: `${key} is ${outcome}`,
    by: CONVENER,
    whenClosed: true,
    fits: (model) => {
      const round = openIn(model, key);
      return round !== undefined && (outcome === 'cancelled' || isCarried(factsFor(model, round, convener)));
    },
    apply: (model) => {
      const round = openIn(model, key);
      if (round) round.outcome = outcome;
    },
    act: async (table) => void (await table.run(CONVENER, 'endSignoffs', { roundId: table.id(key), outcome })),
  };
}

function openIn({ rounds, caseState }: Model, key: string): ModelRound | undefined {
  return caseState === 'open' ? rounds.find((one) => one.key === key && one.outcome === null) : undefined;
}

/** Roles that speak for their seat with a signature. */
const SIGNS: readonly string[] = ['key_worker', 'member', 'self'];

/** The convening seat is played by its key worker, whoever looks from it. */
export function maySign(model: Model, party: PartyId): boolean {
  const seat = actorIn(model, party);
  return seat !== undefined && (seat.convener ? party !== model.viewer : SIGNS.includes(seat.role));
}
