import { fingerprintOf, fromHex, isTreeSize, leafHash, contentHashOf, rootFrom, toHex } from '@soulad/shared/signoff';
import type { UnitId } from '@soulad/shared/ids';
import { createPublicKey, verify } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { Sessions } from '../identity/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { auditRows } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { saved, type } from '../testing/live-scene.js';
import {
  asJson,
  cutRevision,
  type CutRevision,
  type HeldDetails,
  leavesOf,
  passagesOf,
  type RevisionLeaf,
  type RevisionPassage,
  revisionOf,
  revisionsOf,
} from './index.js';

type Key = 'worker' | 'minutes' | 'teacher' | 'ngo' | 'mother' | 'father';

const server = onTestApp();
const scene = atEachTable(server);

async function principalOf(key: Key): Promise<Principal> {
  const token = scene.table.people[key].cookie.split('=')[1] ?? '';
  const principal = await server.app.get(Sessions).byToken(token);
  if (!principal) throw new Error('no session');
  return principal;
}

async function as<T>(key: Key, act: (ctx: RequestContext) => Promise<T>): Promise<T> {
  return server.db.inContext(await principalOf(key), act);
}

const cut = (key: Key = 'worker', details = new Map<UnitId, HeldDetails>()): Promise<CutRevision> =>
  as(key, (ctx) => cutRevision(ctx, { recordId: scene.table.recordId, kind: 'minutes', details }));

const leaves = (key: Key, made: CutRevision): Promise<readonly RevisionLeaf[]> =>
  as(key, async (ctx) => leavesOf(ctx, await revisionOf(ctx, made.id)));

const passages = async (key: Key, made: CutRevision): Promise<readonly RevisionPassage[]> =>
  passagesOf(await leaves(key, made));

const textOf = (leaf: RevisionPassage): string => JSON.stringify(leaf.content.text);

describe('a cut of a record', () => {
  it('[W30] freezes what everybody shared, and shows each party exactly its own passages', async () => {
    await scene.newUnit('worker', { category: 'PLAN', text: 'Společný cíl.' });
    const own = await scene.newUnit('ngo', { category: 'INTERNAL', text: 'Jen pro sdružení.' });
    const made = await cut('worker', new Map([[own, { fields: 'podrobnost', references: {} }]]));
    expect(made.version).toBe(1);
    const seen = async (key: Key): Promise<string> => (await passages(key, made)).map(textOf).join();
    expect(await seen('worker')).toContain('Společný cíl');
    expect(await seen('worker')).not.toContain('Jen pro sdružení');
    const ngo = await passages('ngo', made);
    expect(ngo.map(textOf).join()).toContain('Jen pro sdružení');
    expect(ngo.find((leaf) => leaf.unitId === own)?.content.details).toBe('podrobnost');
    expect(await seen('father')).not.toContain('Jen pro sdružení');
  });

  it('[S4] leads from every leaf to one root, sealed by the server and chained to the one before', async () => {
    await scene.newUnit('worker', { category: 'PLAN', text: 'Cíl.' });
    const [first, second] = [await cut(), await cut()];
    const all = await as('teacher', (ctx) => revisionsOf(ctx, scene.table.recordId));
    expect(all.map((one) => one.version)).toEqual([1, 2]);
    expect(JSON.parse(all[1]?.statement ?? '')).toMatchObject({ prevRoot: first.root, root: second.root, version: 2 });
    for (const { statement, seal, sealKey } of all) {
      const spki = Buffer.from(`302a300506032b6570032100${sealKey}`, 'hex');
      const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
      expect(verify(null, Buffer.from(statement), key, Buffer.from(seal, 'hex'))).toBe(true);
    }
    for (const { salt, unitTag, audienceHash, content, index, path } of await leaves('teacher', second)) {
      const fields = { record: scene.table.recordId, version: 2, unitTag, audienceHash };
      const leaf = leafHash(bytes(salt), { ...fields, contentHash: contentHashOf(asJson(content)) });
      expect(toHex(rootFrom(leaf, { index, path: path.map(bytes) }))).toBe(second.root);
      expect(isTreeSize(2 ** path.length)).toBe(true);
    }
    expect(second.fingerprint).toBe(fingerprintOf(second.root));
  });

  it('[W30] is taken by who answers for the case, and by nobody else', async () => {
    await scene.newUnit('worker', { category: 'PLAN' });
    for (const key of ['teacher', 'ngo', 'mother'] as const)
      await expect(cut(key)).rejects.toMatchObject({ code: 'FORBIDDEN_STEP' });
    await expect(
      as('worker', (ctx) => cutRevision(ctx, { recordId: scene.table.recordId, kind: 'plan', details: new Map() })),
    ).rejects.toMatchObject({ code: 'FORBIDDEN_STEP' });
    expect(await as('worker', (ctx) => revisionsOf(ctx, scene.table.recordId))).toEqual([]);
  });

  it('[realtime 27] holds every acknowledged change and none that came after', async () => {
    const unit = await scene.newUnit('worker', { category: 'PLAN', text: 'Slovo' });
    const guest = await scene.join('worker', [unit]);
    for (let n = 0; n < 12; n += 1) type(guest, unit, ` ${n}`);
    await saved(guest);
    const made = await cut();
    type(guest, unit, ' potom');
    await saved(guest);
    const [leaf] = await passages('worker', made);
    expect(leaf && textOf(leaf)).toContain('0 1 2 3 4 5 6 7 8 9 10 11');
    expect(leaf && textOf(leaf)).not.toContain('potom');
    scene.leaveAll();
  });

  it('[W31] closes a leaf to whom the passage was taken since, and opens none to whom it was given since', async () => {
    const unit = await scene.newUnit('worker', { category: 'PLAN', text: 'Adresné.' });
    const made = await cut();
    expect(await passages('teacher', made)).toHaveLength(1);
    const narrow = 'mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "x") { id } }';
    await scene.ask('worker', narrow, { id: unit, p: [scene.table.parties.school] });
    expect(await passages('teacher', made)).toEqual([]);
    expect(await passages('ngo', made)).toHaveLength(1);
    const second = await cut();
    expect(await passages('teacher', second)).toEqual([]);
  });

  it('[I10] leaves one row in the log, with the version and without a count', async () => {
    await scene.newUnit('worker', { category: 'PLAN' });
    await cut();
    const rows = await auditRows(server, `stream = $1 and action = 'revision.cut'`, [scene.table.caseId]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ objectType: 'record', rule: 'W30' });
  });
});

describe('a revision', () => {
  it('[I9] is changed by no statement of the server, nor of the owner', async () => {
    await scene.newUnit('worker', { category: 'PLAN' });
    await cut();
    const app = new pg.Client({ connectionString: server.database.appUrl });
    await app.connect();
    const owner = new pg.Client({ connectionString: server.database.ownerUrl });
    await owner.connect();
    const tables = ['revision', 'revision_leaf', 'revision_reader', 'revision_book'];
    const held = async (): Promise<{ row: string }[][]> => {
      const all: { row: string }[][] = [];
      for (const table of tables)
        all.push(
          (await owner.query<{ row: string }>(`select to_jsonb(x)::text as row from ${table} x order by 1`)).rows,
        );
      return all;
    };
    const before = await held();
    for (const client of [app, owner]) {
      for (const table of tables) {
        for (const text of [
          `update ${table} set ${SET[table] ?? ''}`,
          `delete from ${table}`,
          `truncate ${table} cascade`,
        ])
          await expect(client.query(text), text).rejects.toMatchObject({ code: '42501' });
      }
    }
    for (const table of tables)
      await expect(app.query(`insert into ${table} select * from ${table}`)).rejects.toMatchObject({ code: '42501' });
    expect(before.map((rows) => rows.length > 0)).toEqual(tables.map(() => true));
    expect(await held()).toEqual(before);
    await app.end();
    await owner.end();
  });
});

const SET: Readonly<Record<string, string>> = {
  revision: "statement = ''",
  revision_leaf: "body = ''",
  revision_reader: 'party_id = party_id',
  revision_book: "secret = ''",
};

function bytes(hex: string): Uint8Array {
  const read = fromHex(hex);
  if (!read) throw new Error('not hexadecimal');
  return read;
}
