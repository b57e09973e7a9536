import { seatPerson, type Sitter } from '@soulad/api/testing';
import type { UnitId } from '@soulad/shared/ids';
import { GraphqlRefusal, sendGraphql } from '../../support/graphql.js';
import type { Crowd } from './crowd.js';
import type { Site } from './site.js';
import { Writer, type WriterPlace } from './writer.js';

const ADD = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }';
const SHARE = 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id epoch } }';

const SEATS = {
  school: { party: 'school', role: 'member', name: 'Radim Host' },
} as const;

/** One more person at the table of the crowd. */
export async function seatGuest({ run }: Site, { table }: Crowd, seat: keyof typeof SEATS): Promise<Sitter> {
  const { party, role, name } = SEATS[seat];
  const partyId = table.parties[party];
  const [row] = await run<{ id: string }>('select agency_id as id from party where id = $1', [partyId]);
  return seatPerson(run, { partyId, agencyId: row?.id ?? null, role, name });
}

/** Somebody who reads these passages through one node, past the proxy. */
export function readAt(
  door: Pick<WriterPlace, 'origin' | 'through'>,
  { table }: Crowd,
  sitter: Sitter,
  units: readonly UnitId[],
): Writer {
  return new Writer('guest', { ...door, sitter, recordId: table.recordId, units, random: Math.random });
}

/** One GraphQL request. @throws GraphqlRefusal with the code, when it is refused */
export async function ask<T>(origin: string, { cookie }: Sitter, query: string, variables: object): Promise<T> {
  const { data, errors } = await sendGraphql(origin, query, { ...variables }, cookie);
  if (!data) throw new GraphqlRefusal(errors[0]?.extensions?.code ?? 'UNKNOWN');
  // The caller states what the query selects.
  return data as T;
}

/** A new passage that everybody at the table reads. */
export async function addPassage(site: Site, { table }: Crowd, text: string): Promise<{ id: UnitId; epoch: number }> {
  const { recordId, sectionId, people } = table;
  const input = { recordId, sectionId, category: 'IDENT', mode: 'joint', text };
  const { addUnit } = await ask<{ addUnit: { id: UnitId; epoch: number } }>(site.origin, people.worker, ADD, { input });
  const { shareUnit } = await ask<{ shareUnit: { id: UnitId; epoch: number } }>(
    site.origin,
    people.worker,
    SHARE,
    addUnit,
  );
  return shareUnit;
}
