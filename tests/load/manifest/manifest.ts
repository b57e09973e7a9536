import type { Sitter } from '@soulad/api/testing';
import { type Benchmark, type Row, spread, timesOf } from '../benchmark.js';
import { layWideRecord, type WideRecord } from '../wide-record.js';

const SIZE = { units: Number(process.env.SOULAD_BENCH_UNITS ?? 500), parties: 20 };
const WARM_UP = 10;
const TIMES = Number(process.env.SOULAD_BENCH_TIMES ?? 100);

/** What the client follows a record by: who it is for, which passages, in which order, with which right. */
const MANIFEST = `query ($id: ID!) { record(id: $id) { rev sections { id ordinal units {
  id gen epoch ordinal right state category authorParty { partyId } } } } }`;
/** The same with everything that the page shows of each passage. */
const WHOLE = `query ($id: ID!) { record(id: $id) { rev sections { id ordinal title units {
  id gen epoch ordinal right state category kind mode text createdAt sharedAt subjects authorParty { partyId letter label }
  audience { full sees total } may { share withdraw move narrow } attachments { id } } } } }`;

/** A record of 500 passages as one of 20 parties gets it over HTTP, and the audiences of the whole record decided anew. */
export const manifest: Benchmark = {
  name: 'manifest',
  run: async () => {
    const laid = await layWideRecord(SIZE);
    try {
      const { worker, teacher, father } = laid.table.people;
      return [
        await row('outline, convening seat', () => outline(laid, worker, MANIFEST)),
        await row('outline, school', () => outline(laid, teacher, MANIFEST)),
        await row('outline, father', () => outline(laid, father, MANIFEST)),
        await row('with its text, school', () => outline(laid, teacher, WHOLE)),
        await recompute(laid),
      ];
    } finally {
      await laid.close();
    }
  },
};

async function row(name: string, act: () => Promise<unknown>): Promise<Row> {
  await timesOf(WARM_UP, act);
  const figures = spread(await timesOf(TIMES, act));
  const size = `${SIZE.units} units, ${SIZE.parties} parties`;
  return { benchmark: manifest.name, case: `${name}; ${size}`, subject: 'soulad', figures, unit: 'ms' };
}

async function outline({ ask, table }: WideRecord, who: Sitter, query: string): Promise<void> {
  await ask(who, query, { id: table.recordId });
}

/** A release concerns every passage of a case: recording and withdrawing one decides all audiences, in one transaction each. */
async function recompute(laid: WideRecord): Promise<Row> {
  const { table, ask } = laid;
  const knows = (knownTo: readonly string[] | null): Promise<string> =>
    ask(
      table.people.worker,
      'mutation ($id: ID!, $to: [ID!]) { limitPartyKnowledge(partyId: $id, knownTo: $to) { id } }',
      { id: table.parties.debt, to: knownTo },
    );
  const others = Object.values(table.parties).filter((party) => party !== table.parties.father);
  let hidden = false;
  return row('all audiences anew, the whole mutation', async () => {
    hidden = !hidden;
    await knows(hidden ? others : null);
  });
}
