import type { PartyId, PersonId, SittingId } from '@soulad/shared/ids';
import { CATEGORIES, type PartyType } from '@soulad/shared/policy';
import { testId } from '@soulad/shared/testing';
import type { Random } from '../random.js';
import type { PersonPlan, RelationPlan, SeatPlan, SectionPlan, SittingPlan, Where, WorldPlan } from './plan.js';

export const party = (n: number): PartyId => testId('party', n);
export const person = (n: number): PersonId => testId('person', n);
const sitting = (n: number): SittingId => testId('sitting', n);

/** Persons every family here has; more may come to know. */
const MOTHER = person(0);
const FATHER = person(1);
const CHILD = person(2);
const GUARDIAN = person(10);
const LAWYER = person(11);

/** Kinds of agency that may sit at the table; two of a kind may. */
export const AGENCY_SEATS: readonly PartyType[] = [
  'school',
  'ngo',
  'ngo',
  'debt_advice',
  'low_threshold',
  'police',
  'health',
  'addiction',
  'municipality',
  'labour_office',
  'facilitation',
];
const FAMILY_SEATS: readonly (readonly [PartyType, PersonId])[] = [
  ['parent_a', MOTHER],
  ['parent_b', FATHER],
  ['child', CHILD],
  ['guardian', GUARDIAN],
  ['representative', LAWYER],
];
/** Parties from whom most is hidden look most often. */
const VIEWERS: Readonly<Partial<Record<PartyType, number>>> = { parent_b: 8, parent_a: 4, school: 4, ngo: 3, ospod: 2 };
const LETTERS = 'ABCDEFGHIJKLMNPQRSTUVWXYZ';

/** Draws what both worlds start from. */
export function drawPlan(random: Random): WorldPlan {
  const bare = drawSeats(random);
  const viewer = drawViewer(random, bare);
  const seats = bare.map((seat) => hideSeat(random, seat, { viewer, all: bare }));
  const persons = drawPersons(random, seats, viewer);
  const sittings = drawSittings(random, seats, viewer);
  return {
    viewer,
    seats,
    persons,
    relations: drawRelations(persons),
    sittings,
    sections: drawSections(random, sittings),
  };
}

function drawSeats(random: Random): SeatPlan[] {
  const types: (readonly [PartyType, PersonId | null])[] = [
    ['ospod', null],
    ...random.shuffled(AGENCY_SEATS.map((type) => [type, null] as const)).slice(0, 3 + random.int(3)),
    ...FAMILY_SEATS.filter(([type]) => random.chance(type === 'parent_a' || type === 'parent_b' ? 0.9 : 0.25)),
  ];
  return types.map(([type, holder], index) => ({
    id: party(index),
    type,
    letter: type === 'ospod' ? 'O' : (LETTERS[index - 1] ?? 'Z'),
    label: `strana ${index}`,
    person: holder,
    represents: representedBy(random, type),
    knownTo: 'table',
    convener: type === 'ospod',
    role: roleOf(random, type),
    where: 'both',
  }));
}

function representedBy(random: Random, type: PartyType): readonly PersonId[] {
  if (type === 'guardian') return [CHILD];
  return type === 'representative' ? [random.chance(0.5) ? MOTHER : FATHER] : [];
}

function roleOf(random: Random, type: PartyType): string {
  if (type === 'ospod') return random.chance(0.6) ? 'key_worker' : 'minute_taker';
  if (type === 'facilitation') return random.chance(0.7) ? 'facilitator' : 'minute_taker';
  return FAMILY_SEATS.some(([family]) => family === type) ? 'self' : 'member';
}

function drawViewer(random: Random, seats: readonly SeatPlan[]): PartyId {
  const tickets = seats.flatMap((seat) => Array.from({ length: VIEWERS[seat.type] ?? 1 }, () => seat.id));
  return random.pick(tickets) ?? party(0);
}

interface Table {
  readonly viewer: PartyId;
  readonly all: readonly SeatPlan[];
}

/** The convener always knows, and a party always knows itself. */
function hideSeat(random: Random, seat: SeatPlan, { viewer, all }: Table): SeatPlan {
  if (seat.convener || !random.chance(0.35)) return seat;
  const hidden = seat.id !== viewer && random.chance(0.8);
  const knownTo = knowing(random, all, hidden ? viewer : undefined, seat.id);
  const convener = all.find((one) => one.convener)?.id;
  const where: Where = hidden && viewer !== convener && random.chance(0.5) ? 'B' : 'both';
  return { ...seat, knownTo, where };
}

/** A list of who knows: the convener, `self` and some of the others, never `without` unless it convenes. */
export function knowing(
  random: Random,
  seats: readonly SeatPlan[],
  without: PartyId | undefined,
  self?: PartyId,
): readonly PartyId[] {
  const always = seats.filter((seat) => seat.convener || seat.id === self);
  const others = seats.filter((seat) => !always.includes(seat) && seat.id !== without && seat.where === 'both');
  return [...always, ...random.some(others, 0.5)].map((seat) => seat.id);
}

function drawPersons(random: Random, seats: readonly SeatPlan[], viewer: PartyId): PersonPlan[] {
  const home = random.chance(0.5) ? 'u matky' : 'spolu';
  const core: PersonPlan[] = [
    { id: MOTHER, name: 'Ada', sex: 'female', child: false, household: home, knownTo: 'table', where: 'both' },
    {
      ...{ id: FATHER, name: 'Bert', sex: 'male', child: false, knownTo: 'table', where: 'both' },
      household: home === 'spolu' ? home : 'u otce',
    },
    { id: CHILD, name: 'Cilka', sex: 'female', child: true, household: home, knownTo: 'table', where: 'both' },
  ];
  for (const [id, name] of [[GUARDIAN, 'Gita'] as const, [LAWYER, 'Hugo'] as const])
    if (seats.some((seat) => seat.person === id))
      core.push({ ...{ id, name, sex: 'male', child: false, household: null }, knownTo: 'table', where: 'both' });
  const names = ['Dan', 'Eva', 'Filip'];
  const more = names.slice(0, random.int(4)).map((name, index): PersonPlan => {
    const hidden = random.chance(0.6);
    const secret = hidden && viewer !== seats.find((seat) => seat.convener)?.id;
    return {
      ...{ id: person(3 + index), name, sex: 'male', household: random.chance(0.5) ? home : null },
      child: !hidden && random.chance(0.4),
      knownTo: hidden ? knowing(random, seats, viewer) : 'table',
      where: secret && random.chance(0.5) ? 'B' : 'both',
    };
  });
  return [...core, ...more];
}

function drawRelations(persons: readonly PersonPlan[]): RelationPlan[] {
  return persons.flatMap((one, index) =>
    one.child
      ? [MOTHER, FATHER].map((parent) => ({
          key: `r${index}-${parent}`,
          person: parent,
          other: one.id,
          kind: 'parent',
        }))
      : one.id === MOTHER || one.id === FATHER
        ? []
        : [{ key: `r${index}`, person: one.id, other: MOTHER, kind: 'other' }],
  );
}

/** The viewer is asked to the first or to the last sitting at least; some are asked to others only. */
function drawSittings(random: Random, seats: readonly SeatPlan[], viewer: PartyId): SittingPlan[] {
  const count = 1 + random.int(3);
  const convener = seats.filter((seat) => seat.convener).map((seat) => seat.id);
  const own = random.int(count);
  return Array.from({ length: count }, (_, index) => {
    const others = seats.filter((seat) => !seat.convener && seat.id !== viewer);
    const asked = random.some(others, count === 1 ? 0.85 : 0.65).map((seat) => seat.id);
    const mine = seats.some((seat) => seat.convener && seat.id === viewer) || index === own || random.chance(0.3);
    const invited = [...new Set([...convener, ...asked, ...(mine ? [viewer] : [])])];
    const left = seats.map((seat) => seat.id).filter((id) => !invited.includes(id));
    return {
      id: sitting(index),
      from: index * 60,
      to: index * 60 + 60,
      invited,
      excluded: random.some(left, 0.5),
      items: Array.from({ length: 1 + random.int(2) }, (__, at) => ({
        key: `item${index}${at}`,
        title: `Bod ${index}.${at}`,
      })),
    };
  });
}

/** Name of the section in which dissents stand. */
export const DISSENTS = 'of-dissents';

function drawSections(random: Random, sittings: readonly SittingPlan[]): SectionPlan[] {
  const whole: SectionPlan = { key: 'whole', heading: 'goal', item: null, sitting: null, category: 'PLAN' };
  const ofItems = sittings.flatMap(({ id, items }) =>
    items.map(({ key }) => ({
      ...{ key: `of-${key}`, heading: 'child', item: key, sitting: id },
      category: random.chance(0.5) ? (random.pick(CATEGORIES) ?? null) : null,
    })),
  );
  return [whole, ...ofItems, { key: DISSENTS, heading: 'dissent', item: null, sitting: null, category: null }];
}
