import type { PartyId, PersonId, ReleaseId, SittingId, UnitId } from '@soulad/shared/ids';
import type { CaseFacts, Narrowing, Presence, Release, UnitFacts } from '@soulad/shared/policy';
import type { AnswerKind, Quorum } from '@soulad/shared/signoff';
import { testId } from '@soulad/shared/testing';
import type { CaseId } from '@soulad/shared/ids';
import type { PersonPlan, Place, RelationPlan, SeatPlan, SittingPlan, WorldPlan } from './plan.js';

/** One unit as the hand-kept model holds it. */
export interface ModelUnit {
  facts: UnitFacts;
  section: string;
  words: string[];
  awaits: boolean;
  /** Generations that followed the first one: whoever reads it is told of them. */
  renewals: number;
  /** [W21] A proposal that was said no to. */
  declined?: boolean;
  /** [W14] The passage a dissent is about. */
  about?: UnitId;
}

/** What is put before the parties to be signed. */
export type SignedKind = 'plan' | 'minutes';

/** [W30] One cut of everything shared in a record, with those who read each passage then. */
export interface ModelCut {
  readonly of: SignedKind;
  readonly passages: readonly {
    readonly unit: UnitId;
    readonly content: string;
    readonly readers: readonly PartyId[];
  }[];
}

/** [W32] A round over the newest cut of a record. */
export interface ModelRound {
  readonly key: string;
  readonly of: SignedKind;
  readonly version: number;
  readonly quorum: Quorum;
  /** Who is asked first, then, and so on. */
  readonly steps: readonly (readonly PartyId[])[];
  readonly opened: PartyId[];
  readonly noted: PartyId[];
  outcome: 'finished' | 'cancelled' | 'replaced' | null;
}

export interface ModelAnswer {
  readonly of: SignedKind;
  readonly party: PartyId;
  readonly version: number;
  readonly kind: AnswerKind;
  readonly at: number;
}

/** [W60] An own copy that was handed out. */
export interface ModelCopy {
  readonly key: string;
  readonly party: PartyId;
}

/** A cell of the matrix that the convener narrowed for this case. */
export interface ModelNarrowing extends Narrowing {
  readonly key: string;
  liftedAt: number | null;
}

export interface ModelFile {
  readonly key: string;
  readonly unit: UnitId;
  readonly party: PartyId;
}

/** [P21] The head of the office opened the case for a while. */
export interface ModelEmergency {
  readonly key: string;
  readonly from: number;
  to: number | null;
}

export interface ModelStay {
  readonly key: string;
  readonly sitting: SittingId;
  readonly party: PartyId;
  readonly mode: string;
  in: number | null;
  out: number | null;
}

export interface ModelTurn {
  readonly sitting: SittingId;
  readonly party: PartyId;
  readonly asked: number;
  started: number | null;
  ended: number | null;
}

export interface ModelComment {
  readonly key: string;
  readonly unit: UnitId;
  readonly by: PartyId;
  /** Null: everybody who reads the unit and may know of the author. */
  readonly audience: readonly PartyId[] | null;
}

export interface ModelTask {
  readonly key: string;
  readonly issuer: PartyId;
  readonly owner: PartyId;
  readonly checker: PartyId;
  /** Every state it has been in. */
  readonly states: string[];
}

export interface ModelSeat extends SeatPlan {
  from: number;
  to: number | null;
}

export interface ModelSitting extends Omit<SittingPlan, 'invited' | 'excluded'> {
  invited: PartyId[];
  excluded: PartyId[];
}

/**
 * What is true in one world, kept by hand beside the product: the oracle of what a viewer may see is asked about this,
 * never about the server. Time is a count of steps.
 */
export interface Model {
  readonly place: Place;
  now: number;
  readonly seats: ModelSeat[];
  readonly persons: PersonPlan[];
  readonly relations: RelationPlan[];
  readonly releases: Release[];
  readonly sittings: ModelSitting[];
  readonly stays: ModelStay[];
  readonly turns: ModelTurn[];
  /** When each item of an agenda was begun and ended. */
  readonly items: Map<string, { begun: number; ended: number | null }>;
  currentItem: string | null;
  readonly units: ModelUnit[];
  readonly comments: ModelComment[];
  /** Who has the record open live, apart from the viewer. */
  readonly online: Set<PartyId>;
  /** Last caret of each party. */
  readonly carets: Map<PartyId, UnitId>;
  readonly narrowings: ModelNarrowing[];
  readonly files: ModelFile[];
  readonly emergencies: ModelEmergency[];
  readonly tasks: ModelTask[];
  /** The family plan; its units stand beside those of the meeting. */
  plan: { readonly items: ModelUnit[] } | null;
  readonly cuts: ModelCut[];
  readonly rounds: ModelRound[];
  readonly answers: ModelAnswer[];
  readonly copies: ModelCopy[];
  /** [W8] How far the minutes are. */
  minutes: 'live' | 'in-review' | 'for-comments' | 'closed';
  /** [W10] Told to who answers for the case. */
  labelsChecked: boolean;
  /** [W11] Who has no comments, and how often the window was made longer. */
  readonly assents: PartyId[];
  extended: number;
  /** Whether the meeting is on; it does not begin again. */
  meets: boolean;
  caseState: 'open' | 'closed' | 'reopened';
  readonly viewer: PartyId;
  readonly sections: WorldPlan['sections'];
  readonly others: Set<string>;
}

export function startModel(plan: WorldPlan, place: Place): Model {
  const here = <T extends { readonly where: string }>(one: T): boolean => place === 'B' || one.where === 'both';
  const seats = plan.seats.filter(here);
  const ids = new Set(seats.map((seat) => seat.id));
  const persons = plan.persons.filter(here);
  const known = new Set(persons.map((person) => person.id));
  return {
    place,
    now: 1,
    seats: seats.map((seat) => ({ ...seat, from: 0, to: null })),
    persons,
    relations: plan.relations.filter(({ person, other }) => known.has(person) && known.has(other)),
    releases: [],
    sittings: plan.sittings.map((one) => ({
      ...one,
      invited: one.invited.filter((id) => ids.has(id)),
      excluded: one.excluded.filter((id) => ids.has(id)),
    })),
    stays: [],
    turns: [],
    items: new Map(),
    currentItem: null,
    units: [],
    comments: [],
    online: new Set(),
    carets: new Map(),
    narrowings: [],
    files: [],
    emergencies: [],
    tasks: [],
    plan: null,
    cuts: [],
    rounds: [],
    answers: [],
    copies: [],
    minutes: 'live',
    labelsChecked: false,
    assents: [],
    extended: 0,
    meets: true,
    caseState: 'open',
    viewer: plan.viewer,
    sections: plan.sections,
    others: new Set(),
  };
}

export function copyModel(model: Model): Model {
  return structuredClone(model);
}

/** What a decision about the case is made from: the plan goes on while the minutes are out for comments or closed. */
export function factsOf(model: Model, of: SignedKind = 'minutes'): CaseFacts {
  const children = model.persons.filter((one) => one.child);
  const homes = new Set(children.map((one) => one.household));
  return {
    caseId: testId<CaseId>('case', 1),
    now: model.now,
    parties: model.seats.map(({ id, type, person, represents, knownTo, from, to }) => ({
      ...{ id, type, personId: person, represents, knownTo, from, to },
      agencyId: null,
    })),
    releases: model.releases,
    narrowings: model.narrowings,
    presence: presenceOf(model),
    householdOfChild: model.persons
      .filter((one) => one.household !== null && homes.has(one.household))
      .map(({ id }) => id),
    children: children.map(({ id }) => id),
    recordState: recordStateOf(model, of),
  };
}

function recordStateOf({ caseState, minutes }: Model, of: SignedKind): CaseFacts['recordState'] {
  // [P24] A record that was closed with its case stays closed.
  if (caseState !== 'open') return 'closed';
  if (of === 'plan') return 'live';
  return minutes === 'for-comments' ? 'commented' : minutes === 'closed' ? 'closed' : 'live';
}

function presenceOf({ sittings, stays }: Model): readonly Presence[] {
  return sittings.flatMap((sitting) =>
    [...sitting.invited, ...sitting.excluded].map((party) => ({
      ...{ sitting: sitting.id, party },
      invitation: sitting.invited.includes(party) ? ('invited' as const) : ('excluded' as const),
      intervals: stays
        .filter((stay) => stay.sitting === sitting.id && stay.party === party)
        .flatMap((stay) => (stay.in === null ? [] : [{ from: stay.in, to: stay.out }])),
    })),
  );
}

/** The sitting that is on as a party knows it: that of the item under discussion, for its guests. */
export function sittingOn({ sittings, currentItem, seats }: Model, party: PartyId): SittingId | null {
  const on = sittings.find(({ items }) => items.some(({ key }) => key === currentItem));
  const hosts = seats.some((seat) => seat.id === party && seat.convener);
  return on && (hosts || on.invited.includes(party)) ? on.id : null;
}

export function unitIn(model: Model, id: UnitId): ModelUnit | undefined {
  return model.units.find(({ facts }) => facts.id === id);
}

export function seatIn(model: Model, id: PartyId): ModelSeat | undefined {
  return model.seats.find((seat) => seat.id === id && (seat.to === null || seat.to > model.now));
}

export function personIn(model: Model, id: PersonId): PersonPlan | undefined {
  return model.persons.find((one) => one.id === id);
}

export function releaseIn(model: Model, id: ReleaseId): Release | undefined {
  return model.releases.find((one) => one.id === id);
}

/** The seat that convenes. */
export function convenerIn({ seats }: Model): ModelSeat {
  const found = seats.find((seat) => seat.convener);
  if (!found) throw new Error('nobody convenes');
  return found;
}

/** Whether `viewer` may know that `seat` is at the table [P15]. */
export function knows(viewer: PartyId, seat: Pick<SeatPlan, 'id' | 'knownTo'>): boolean {
  return seat.id === viewer || seat.knownTo === 'table' || seat.knownTo.includes(viewer);
}

/** The same seat when somebody sits on it who can act. */
export function actorIn(model: Model, id: PartyId): ModelSeat | undefined {
  const seat = seatIn(model, id);
  return seat?.role === '' ? undefined : seat;
}

/** Whether somebody on that seat may know of the person. */
export function knowsPerson(model: Model, viewer: PartyId, id: PersonId): boolean {
  const person = personIn(model, id);
  return person !== undefined && (person.knownTo === 'table' || person.knownTo.includes(viewer));
}
