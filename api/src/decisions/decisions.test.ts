import type { UnitId } from '@soulad/shared/ids';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const ALLOW = `mutation ($id: ID!, $party: ID!, $to: Instant) { allowParty(unitId: $id, partyId: $party, basis: "zspod-51-4-d", reason: "pro službu", validTo: $to) { id } }`;
const LIST = `query ($id: ID!) { decisions(caseId: $id) { id unitId party { letter } basis reason byOriginator byConvener state endedReason mayEnd validTo } }`;
const END = `mutation ($id: ID!) { endDecision(id: $id, reason: "Už není potřeba.") { id state endedReason } }`;

interface Listed {
  readonly id: string;
  readonly unitId: UnitId;
  readonly state: string;
  readonly mayEnd: boolean;
  readonly endedReason: string | null;
}

const server = onTestApp();
const scene = atEachTable(server);
let unitId: UnitId;
beforeEach(async () => {
  unitId = await scene.newUnit('adviser', { category: 'FIN', text: 'dluhy' });
});

const list = async (by: SitterKey): Promise<readonly Listed[]> =>
  (await scene.ask<{ decisions: Listed[] }>(by, LIST, { id: scene.table.caseId })).decisions;
const allow = async (to?: string): Promise<Listed> => {
  const variables = { id: unitId, party: scene.table.parties.ngo, to: to ?? null };
  await scene.ask('worker', ALLOW, variables);
  await scene.ask('adviser', ALLOW, variables);
  const [one] = await list('worker');
  if (!one) throw new Error('no decision');
  return one;
};
const reads = async (by: SitterKey): Promise<boolean> =>
  (
    await server.gql(
      'query ($id: ID!) { whoSees(unitId: $id) { unitId } }',
      { id: unitId },
      scene.table.people[by].cookie,
    )
  ).code === undefined;

/** The NGO with the passage live; moments at which it was cut off. */
async function ngoOpens(): Promise<readonly number[]> {
  const { record, transport } = await scene.join('ngo');
  const [row] = await server.asOwner<{ gen: number }>('select gen from unit where id = $1', [unitId]);
  const gone: number[] = [];
  transport.on('unit:revoked', () => void gone.push(Date.now()));
  record.setUnits([{ unitId, gen: row?.gen ?? 0 }]);
  await vi.waitFor(() => expect(record.unit(unitId)?.phase).toBe('live'), { timeout: 5_000 });
  return gone;
}

describe('decisions of a case', () => {
  it('[P8] are listed to those who answer for the passage, and to nobody else', async () => {
    await scene.ask('worker', ALLOW, { id: unitId, party: scene.table.parties.ngo });
    expect((await list('adviser')).map((one) => one.state)).toEqual(['waiting']);
    const one = await allow();
    expect(one).toMatchObject({ unitId, state: 'inForce', mayEnd: true });
    expect(await list('adviser')).toHaveLength(1);
    for (const by of ['ngo', 'teacher', 'mother', 'father'] as const) expect(await list(by), by).toEqual([]);
  });

  it('[P8] name no party that the reader may not know of, and no passage that the reader does not read', async () => {
    const internal = await scene.newUnit('ngo', { category: 'SERVICE', text: 'průběh' });
    await allow();
    await server.asOwner('update party set known_to = $2 where id = $1', [
      scene.table.parties.ngo,
      [scene.table.parties.ospod],
    ]);
    expect(await list('adviser')).toEqual([]);
    expect((await list('worker')).map((one) => one.unitId)).toEqual([unitId]);
    expect(internal).not.toBe(unitId);
  });

  it('[I5] [I7] are ended by originator or convener alone, with a reason, and live viewers are cut off', async () => {
    const { id } = await allow();
    const gone = await ngoOpens();
    expect(await scene.refusalOf('ngo', END, { id })).toBe('NOT_FOUND');
    const begun = Date.now();
    await scene.ask('adviser', END, { id });
    await vi.waitFor(() => expect(gone).toHaveLength(1), { timeout: 2_000, interval: 10 });
    expect((gone[0] ?? Infinity) - begun).toBeLessThan(1_000);
    expect(await reads('ngo')).toBe(false);
    expect(await list('worker')).toMatchObject([{ state: 'ended', endedReason: 'Už není potřeba.', mayEnd: false }]);
    expect(await scene.refusalOf('worker', END, { id })).toBe('FORBIDDEN_STEP');
    const [row] = await server.asOwner<{ words: Buffer }>(
      'select ended_reason as words from unit_override where id = $1',
      [id],
    );
    expect(row?.words.toString()).not.toContain('potřeba');
  });

  it('[P8] [I7] end by themselves, under live viewers too', async () => {
    await allow(new Date(Date.now() + 2_500).toISOString());
    const gone = await ngoOpens();
    await vi.waitFor(() => expect(gone).toHaveLength(1), { timeout: 5_000, interval: 10 });
    expect((await list('worker')).map((one) => one.state)).toEqual(['ended']);
    expect(await reads('ngo')).toBe(false);
  });

  it('[I5] that take somebody out are not ended here, for that would widen', async () => {
    const narrow = `mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "bezpečí") { id } }`;
    await scene.ask('adviser', narrow, { id: unitId, p: [scene.table.parties.mother] });
    const [one] = await list('adviser');
    expect(one).toMatchObject({ state: 'inForce', mayEnd: false });
    expect(await scene.refusalOf('adviser', END, { id: one?.id })).toBe('FORBIDDEN_STEP');
  });
});
