/** A case in full size: a record of hundreds of passages at a table of twenty, laid through the product's own doors. */
import { layTable, type LiveTable, type RunAsOwner, seatPerson, type Sitter } from '@soulad/api/testing';
import { CATEGORIES } from '@soulad/shared/policy';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { post } from '../leaks/table/http.js';
import { adminUrl } from '../support/databases.js';
import { startSystem, type System, type SystemOptions } from '../support/system.js';

/** Types of the seats that come to the seven of a laid table. */
const FURTHER = ['police', 'health', 'addiction', 'municipality', 'labour_office', 'low_threshold', 'facilitation'];
/** So many passages are added by one request: the most that a document may hold. */
const AT_ONCE = 8;

export interface WideRecord {
  readonly system: System;
  readonly table: LiveTable;
  readonly sql: RunAsOwner;
  /** One GraphQL request; @throws with the answer of the server when it refuses */
  readonly ask: (who: Sitter, query: string, variables?: object) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts a server over a record of so many passages for so many seats; every third passage is by the school. */
export async function layWideRecord(
  size: { readonly units: number; readonly parties: number },
  options: SystemOptions = {},
): Promise<WideRecord> {
  const system = await startSystem({ ...options, env: { SOULAD_WEB_DIST: '', ...options.env } });
  const url = new URL(adminUrl());
  url.pathname = `/${system.database.name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  const sql: RunAsOwner = async (text, params) => (await pool.query<object>(text, params)).rows;
  const table = await layTable(sql);
  const ask: WideRecord['ask'] = async (who, query, variables = {}) => {
    const { body } = await post(system.origin, who.cookie, { query, variables });
    if (body.includes('"errors"')) throw new Error(body.slice(0, 500));
    return body;
  };
  const close = async (): Promise<void> => {
    await pool.end();
    await system.stop();
  };
  const laid: WideRecord = { system, table, sql, ask, close };
  try {
    await addSeats(laid, size.parties);
    await addPassages(laid, size.units);
  } catch (error) {
    await close();
    throw error;
  }
  return laid;
}

async function addSeats({ sql, table }: WideRecord, parties: number): Promise<void> {
  for (let seat = Object.keys(table.parties).length; seat < parties; seat += 1) {
    const [agencyId, partyId] = [randomUUID(), randomUUID()];
    const type = FURTHER[seat % FURTHER.length];
    const label = `strana ${seat}`;
    await sql('insert into agency (id, type, name, short_name) values ($1, $2, $3, $3)', [agencyId, 'ngo_sas', label]);
    await sql(
      `insert into party (id, case_id, type, agency_id, letter, label, purpose, basis, valid_from)
       values ($1, $2, $3, $4, $5, $6, 'účast', 'zspod-10-3-e', now() - interval '1 day')`,
      [partyId, table.caseId, type, agencyId, `X${seat}`, label],
    );
    await sql(`insert into sitting_party (sitting_id, party_id, invitation) values ($1, $2, 'invited')`, [
      table.sittingId,
      partyId,
    ]);
    await seatPerson(sql, { partyId, agencyId, role: 'member', name: `Člověk ${seat}` });
  }
}

async function addPassages({ ask, table }: WideRecord, units: number): Promise<void> {
  const { recordId, sectionId, people } = table;
  for (let from = 0; from < units; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, units - from) }, (_, at) => from + at);
    const author = (from / AT_ONCE) % 3 === 2 ? people.teacher : people.worker;
    const inputs = numbers.map((number) => ({
      ...{ recordId, sectionId, mode: number % 2 === 0 ? 'joint' : 'owned' },
      category: CATEGORIES[number % CATEGORIES.length],
      text: `Pasáž ${number}: domluveno všemi, zápis následuje; docházka se zlepšila a škola podá zprávu.`,
    }));
    const declared = numbers.map((number) => `$v${number}: AddUnitInput!`).join(', ');
    const fields = numbers.map((number) => `u${number}: addUnit(input: $v${number}) { id epoch }`).join(' ');
    const variables = Object.fromEntries(inputs.map((input, at) => [`v${numbers[at]}`, input]));
    const added = await ask(author, `mutation (${declared}) { ${fields} }`, variables);
    // Decoder: the selection above says what is in it.
    const { data } = JSON.parse(added) as { data: Record<string, { id: string; epoch: number }> };
    for (const { id, epoch } of Object.values(data))
      await ask(author, 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }', {
        id,
        epoch,
      });
  }
}
