import { CATEGORIES, decide, decideAll, PARTY_TYPES, type Decision } from '@soulad/shared/policy';
import { interleaved, type Benchmark, type Figures, type Row } from '../benchmark.js';
import { recordFacts, type RecordFacts } from './record.js';

const SIZES = [
  { units: 500, parties: 20 },
  { units: 40, parties: 8 },
] as const;
/** How long one round counts. */
const ROUND_MS = 400;
const ROUNDS = 5;

/** Decisions per second on one core: a record decided whole, one by one, and what looking up a cell of a table costs. */
export const decisions: Benchmark = {
  name: 'policy decisions',
  run: async () => {
    const rows: Row[] = [];
    for (const size of SIZES) {
      const record = recordFacts(size);
      assertAlike(record);
      const figures = await interleaved(
        {
          'soulad, batch': () => rate(() => decideWhole(record)),
          'soulad, one by one': () => rate(() => decideSingly(record)),
          'table look-up': () => rate(tableOf(record)),
        },
        { rounds: ROUNDS, warmUps: 2 },
      );
      rows.push(
        ...Object.entries(figures).map(([subject, one]) => ({
          ...{ benchmark: decisions.name, case: `${size.units} units × ${size.parties} parties`, subject },
          ...{ figures: one, unit: 'decisions/s' },
        })),
      );
    }
    return rows;
  },
};

/** Calls `act`, which says how many decisions it made, until the round is over. */
async function rate(act: () => number): Promise<Figures> {
  const began = performance.now();
  let [made, took] = [0, 0];
  do {
    made += act();
    took = performance.now() - began;
  } while (took < ROUND_MS);
  return { 'decisions/s': (made / took) * 1000, 'ms a record': (act() * took) / made };
}

/** Decides everything and reads every answer, as whoever stores them does. */
function decideWhole({ facts, units }: RecordFacts): number {
  let [made, seen] = [0, 0];
  for (const answers of decideAll(facts, units).values())
    for (const { right } of answers.values()) {
      made += 1;
      if (right !== 'none') seen += 1;
    }
  return seen > made ? Number.NaN : made;
}

function decideSingly({ facts, units }: RecordFacts): number {
  for (const unit of units) for (const { id } of facts.parties) decide(facts, unit, id);
  return units.length * facts.parties.length;
}

/** The least that a decision can be: one word of a table by type and category, without any of the rules beside it. */
function tableOf({ facts, units }: RecordFacts): () => number {
  const words = new Uint16Array(PARTY_TYPES.length * CATEGORIES.length).map((_, at) => (at * 37) % 6);
  const rows = facts.parties.map(({ type }) => PARTY_TYPES.indexOf(type) * CATEGORIES.length);
  const columns = units.map(({ category }) => (category === null ? 0 : CATEGORIES.indexOf(category)));
  return () => {
    let seen = 0;
    for (const column of columns) for (const row of rows) if ((words[row + column] ?? 0) > 1) seen += 1;
    return seen < 0 ? Number.NaN : columns.length * rows.length;
  };
}

/** What is fast and wrong is not measured. */
function assertAlike({ facts, units }: RecordFacts): void {
  const all = decideAll(facts, units);
  const same = (one: Decision | undefined, other: Decision): boolean =>
    one?.right === other.right && one.rule === other.rule && one.basis === other.basis;
  for (const unit of units)
    for (const { id } of facts.parties)
      if (!same(all.get(unit.id)?.get(id), decide(facts, unit, id))) throw new Error('The batch decides otherwise.');
}
