import { CATEGORIES, PARTY_TYPES, type Category, type PartyType } from '@soulad/shared/policy';
import { testId } from '@soulad/shared/testing';
import type { PartyId, PersonId, SittingId, UnitId } from '@soulad/shared/ids';
import { hireCasts } from '../table/cast.js';
import type { House } from '../table/house.js';
import { LaidTable } from '../table/laid-table.js';
import { layWorld } from '../table/lay.js';
import { addUnit, shareUnit } from '../steps/unit-steps.js';
import type { PersonPlan, SeatPlan, WorldPlan } from '../world/plan.js';

/** A passage whose words stand nowhere else. */
export interface Canary {
  readonly unit: UnitId;
  readonly category: Category;
  readonly author: PartyType;
  readonly words: string;
}

export interface FullTable {
  readonly table: LaidTable;
  readonly canaries: readonly Canary[];
  readonly seats: readonly SeatPlan[];
}

const [MOTHER, FATHER, GUARDIAN, LAWYER] = [0, 1, 3, 4].map((n) => testId<PersonId>('person', n));
export const CHILD = testId<PersonId>('person', 2);
const HOLDERS: Readonly<Partial<Record<PartyType, PersonId | undefined>>> = {
  parent_a: MOTHER,
  parent_b: FATHER,
  child: CHILD,
  guardian: GUARDIAN,
  representative: LAWYER,
};
/** Whose passages are read: no seat is asked about its own. */
export const AUTHORS: readonly PartyType[] = ['ospod', 'ngo'];

/**
 * A table with a seat of every type, and a passage about the child of every category by each of two authors. Without a
 * meeting it is a case that was just registered: there are no minutes to write into.
 */
export async function layFullTable(house: House, number = 77, meeting: 'met' | 'not yet' = 'met'): Promise<FullTable> {
  const plan = meeting === 'met' ? planOf() : { ...planOf(), sittings: [], sections: [] };
  const { A } = await hireCasts(house, number);
  const table = new LaidTable(house, plan, await layWorld(house, plan, A, `Om ${number}`));
  const canaries: Canary[] = [];
  if (meeting === 'met')
    for (const author of AUTHORS)
      for (const category of CATEGORIES)
        canaries.push(await put(table, plan, { author, category, number: canaries.length }));
  return { table, canaries, seats: plan.seats };
}

async function put(
  table: LaidTable,
  { seats }: WorldPlan,
  { author, category, number }: { readonly author: PartyType; readonly category: Category; readonly number: number },
): Promise<Canary> {
  const [unit, by] = [testId<UnitId>('unit', number), partyOf(seats, author)];
  const words = `kanarek${category.replace('_', '').toLowerCase()}${author}`;
  const fact = { section: 'whole', kind: 'fact', mode: 'owned', coAuthors: [], responsible: [] } as const;
  await addUnit({ ...fact, unit, by, category, subjects: [CHILD], text: `Slova ${words}.` }).act(table);
  await shareUnit(unit, by).act(table);
  return { unit, category, author, words };
}

/** Name of the seat of that type. */
export function partyOf(seats: readonly SeatPlan[], type: PartyType): PartyId {
  const seat = seats.find((one) => one.type === type);
  if (!seat) throw new Error(`nobody sits as ${type}`);
  return seat.id;
}

/** What whoever sits there asks with. */
export function cookieOf({ table, seats }: FullTable, type: PartyType): string {
  return table.player(partyOf(seats, type)).cookie;
}

function planOf(): WorldPlan {
  const seats = PARTY_TYPES.map((type, index): SeatPlan => {
    const stands: Readonly<Partial<Record<PartyType, PersonId | undefined>>> = {
      guardian: CHILD,
      representative: MOTHER,
    };
    const [person, represented] = [HOLDERS[type], stands[type]];
    return {
      ...{ id: testId<PartyId>('party', index), type, label: type, knownTo: 'table', where: 'both' },
      ...{ letter: type === 'ospod' ? 'O' : `Q${index}`.slice(0, 2), convener: type === 'ospod' },
      ...{ person: person ?? null, represents: represented ? [represented] : [] },
      role: type === 'ospod' ? 'key_worker' : person ? 'self' : 'member',
    };
  }).map((seat, index) => (seat.convener ? seat : { ...seat, letter: 'ABCDEFGHIJKLMNPQRSTUVWXYZ'[index] ?? 'Z' }));
  const persons = (
    [
      [MOTHER, 'Ada', 'u matky'],
      [FATHER, 'Bert', 'u otce'],
      [CHILD, 'Cilka', 'u matky'],
      [GUARDIAN, 'Gita', null],
      [LAWYER, 'Hugo', null],
    ] as const
  ).flatMap(([id, name, household]): PersonPlan[] =>
    id ? [{ id, name, household, sex: 'female', child: id === CHILD, knownTo: 'table', where: 'both' }] : [],
  );
  const sitting = testId<SittingId>('sitting', 0);
  return {
    ...{ viewer: testId<PartyId>('party', 1), seats, persons, relations: [] },
    sittings: [
      {
        ...{ id: sitting, from: 0, to: 60, excluded: [], items: [{ key: 'item00', title: 'Bod' }] },
        invited: seats.map(({ id }) => id),
      },
    ],
    sections: [{ key: 'whole', heading: 'goal', item: null, sitting: null, category: 'PLAN' }],
  };
}
