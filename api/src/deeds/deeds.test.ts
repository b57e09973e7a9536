import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHex, verifyBundle } from '@soulad/shared/signoff';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Sessions } from '../identity/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { auditRows, type SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { readPdf } from '../testing/read-pdf.js';
import { checkDeed, fileDeed, findDeed } from './file-deed.js';
import { STAMP_PLACE } from './pdf/stamp-place.js';
import { type Identity, makeCertificate, pemOf } from '../testing/signing/make-certificates.js';
import { type Signing, signPdf } from '../testing/signing/sign-pdf.js';

const SHEET = `revisions { id version fingerprint }
  round { id rows { party { partyId } state lapsed words certificate { id holder issuer chain qualified } } }`;
const OPEN = `mutation ($input: OpenSignoffsInput!) { openSignoffs(input: $input) { ${SHEET} } }`;
const READ = `query ($id: ID!) { signoffSheet(recordId: $id) { ${SHEET} } }`;
const ASKED = ['ospod', 'school', 'ngo'] as const;

interface Row {
  readonly party: { readonly partyId: string };
  readonly state: string;
  readonly lapsed: boolean;
  readonly words: string | null;
  readonly certificate: { readonly id: string; readonly holder: string; readonly chain: string } | null;
}
interface Sheet {
  readonly revisions: readonly { readonly id: string; readonly fingerprint: string }[];
  readonly round: { readonly id: string; readonly rows: readonly Row[] };
}
interface Answer {
  readonly status: number;
  readonly body: Buffer;
  readonly code: string | undefined;
  readonly reason: string | undefined;
}

let folder: string;
let root: Identity;
let person: Identity;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soulad-anchors-'));
  root = await makeCertificate({ name: 'Zkušební autorita', authority: true });
  person = await makeCertificate({ name: 'Ing. Petr Dub', issuer: root, qualified: true });
  writeFileSync(join(folder, 'root.pem'), pemOf(root));
});
afterAll(() => rmSync(folder, { recursive: true }));
const server = onTestApp(() => ({ env: { SOULAD_ANCHORS: folder } }));
const scene = atEachTable(server);
beforeEach(async () => {
  await scene.newUnit('worker', { category: 'PLAN', mode: 'joint', text: 'Společný cíl.' });
  await scene.newUnit('worker', { category: 'INTERNAL', text: 'Jen pro OSPOD.' });
});

async function open(): Promise<Sheet> {
  await server.asOwner(`update record set state = 'closed' where id = $1`, [scene.table.recordId]);
  const dueAt = new Date(Date.now() + 864e5).toISOString();
  const asked = ASKED.map((key) => ({ partyId: scene.table.parties[key], step: 1 }));
  const input = { recordId: scene.table.recordId, dueAt, quorum: 'all', asked };
  return (await scene.ask<{ openSignoffs: Sheet }>('worker', OPEN, { input })).openSignoffs;
}

const sheet = async (by: SitterKey): Promise<Sheet> =>
  (await scene.ask<{ signoffSheet: Sheet }>(by, READ, { id: scene.table.recordId })).signoffSheet;
const rowOf = ({ round }: Sheet, key: (typeof ASKED)[number]): Row | undefined =>
  round.rows.find((row) => row.party.partyId === scene.table.parties[key]);

async function request(by: SitterKey, path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { ...init.headers, cookie: scene.table.people[by].cookie };
  const answer = await fetch(`${server.url}${path}`, { ...init, headers });
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.ok) return { status: answer.status, body, code: undefined, reason: undefined };
  // Decoder: the one shape of an error.
  const read = JSON.parse(body.toString('utf8')) as {
    errors: { extensions: { code: string; params?: { reason?: string } } }[];
  };
  const error = read.errors[0]?.extensions;
  return { status: answer.status, body, code: error?.code, reason: error?.params?.reason };
}

function make(by: SitterKey, { round }: Sheet, key: (typeof ASKED)[number], more: object = {}): Promise<Answer> {
  const proof = scene.table.people[by].displayName;
  const body = JSON.stringify({ roundId: round.id, partyId: scene.table.parties[key], proof, ...more });
  return request(by, '/deeds', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

function handIn(by: SitterKey, { round }: Sheet, key: (typeof ASKED)[number], file: Buffer): Promise<Answer> {
  const path = `/deeds/signed?round=${round.id}&party=${scene.table.parties[key]}`;
  const headers = { 'content-type': 'application/octet-stream' };
  return request(by, path, { method: 'POST', headers, body: new Uint8Array(file) });
}

const CHECKS = {
  ed25519: async (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => {
    const der = Buffer.concat([fromHex('302a300506032b6570032100') ?? Buffer.alloc(0), key]);
    return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  },
  p256: async () => false,
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a file that is signed with one’s own certificate', () => {
  it('[W39] [S15] goes out with exactly the own view, comes back signed, and is the signature of its party', async () => {
    const opened = await open();
    const out = await make('teacher', opened, 'school', { reservation: 'Lhůta je krátká.' });
    expect(out.status).toBe(201);
    const { text, actions, marked, fonts } = await readPdf(out.body);
    const flat = text.replaceAll(/\s+/g, ' ');
    for (const words of ['Společný cíl.', 'Petr Dub', 'Lhůta je krátká.', opened.revisions[0]?.fingerprint ?? '?'])
      expect(flat).toContain(words);
    expect(flat).not.toContain('Jen pro OSPOD');
    expect({ actions, marked, embedded: fonts.every((font) => font.embedded) }).toEqual({
      ...{ actions: false, marked: true, embedded: true },
    });
    const signed = await signPdf(out.body, { by: person, rect: [60, 200, 260, 260] });
    const back = await handIn('teacher', opened, 'school', signed);
    expect(JSON.parse(back.body.toString('utf8'))).toEqual({
      ...{ holder: 'Ing. Petr Dub', issuer: 'Zkušební autorita', chain: 'trusted', qualified: true },
    });
    const own = rowOf(await sheet('teacher'), 'school');
    expect(own).toMatchObject({
      state: 'reserved',
      words: 'Lhůta je krátká.',
      certificate: { holder: 'Ing. Petr Dub' },
    });
    // Others are told what every signature tells them, and nothing of the certificate.
    expect(rowOf(await sheet('ngo'), 'school')).toMatchObject({ state: 'reserved', certificate: null, words: null });
    expect(rowOf(await sheet('worker'), 'school')).toMatchObject({ state: 'reserved', certificate: null });
    const kept = `/deeds/${own?.certificate?.id}`;
    expect((await request('teacher', kept)).body.equals(signed)).toBe(true);
    for (const other of ['ngo', 'worker', 'mother'] as const)
      expect((await request(other, kept)).code).toBe('NOT_FOUND');
    const bundle = (await request('teacher', `/revisions/${opened.revisions[0]?.id}/bundle`)).body.toString('utf8');
    const { faults, facts } = await verifyBundle(bundle, CHECKS);
    expect({ faults, method: facts?.method, signedFile: facts?.signedFile }).toEqual({
      ...{ faults: [], method: 'certificate', signedFile: sha256(signed) },
    });
    expect(bundle).toContain(sha256(out.body));
    expect((await verifyBundle(bundle.replace(sha256(signed), sha256(out.body)), CHECKS)).faults).toEqual([
      { code: 'signature' },
    ]);
    const acts = await auditRows(server, `stream = $1 and action like 'deed.%'`, [scene.table.caseId]);
    expect(acts.map((row) => row.action)).toEqual(['deed.make', 'deed.file', 'deed.read']);
    expect(await handIn('teacher', opened, 'school', signed)).toMatchObject({ status: 422, reason: 'filed' });
    // What is stored of it is sealed.
    const blobs = await server.asOwner<{ bytes: Buffer }>('select bytes from deed_blob');
    expect(blobs.some(({ bytes }) => bytes.includes('%PDF'))).toBe(false);
  });

  it('[W39] leaves the place for the picture of the signature empty', async () => {
    const { body } = await make('teacher', await open(), 'school');
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const task = getDocument({ data: new Uint8Array(body), verbosity: 0 });
    const file = await task.promise;
    const page = await file.getPage(file.numPages);
    const { items } = await page.getTextContent();
    const heights = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [Number(item.transform[5])] : [],
    );
    await task.destroy();
    expect(heights.length).toBeGreaterThan(2);
    expect(heights.filter((y) => y > STAMP_PLACE.bottom - 12 && y < STAMP_PLACE.top)).toEqual([]);
  });

  it('[W39] lapses as any other signature', async () => {
    const opened = await open();
    const { body } = await make('ngo', opened, 'ngo');
    expect((await handIn('ngo', opened, 'ngo', await signPdf(body, { by: person }))).status).toBe(201);
    await server.asOwner(`update record set state = 'live' where id = $1`, [scene.table.recordId]);
    await scene.newUnit('worker', { category: 'PLAN', mode: 'joint', text: 'Další cíl.' });
    expect(rowOf(await open(), 'ngo')).toMatchObject({ state: 'waiting', lapsed: true });
    // The file of the older revision is no signature of this one.
    const again = await open();
    expect(await handIn('ngo', again, 'ngo', await signPdf(body, { by: person }))).toMatchObject({ reason: 'filed' });
  });

  it('[W39] is refused with the reason, and nothing is signed by it', async () => {
    const first = await open();
    const older = (await make('teacher', first, 'school')).body;
    const opened = await open();
    const mine = (await make('teacher', opened, 'school')).body;
    const others = (await make('ngo', opened, 'ngo')).body;
    const sign = (file: Buffer, more: Partial<Signing> = {}): Promise<Buffer> => signPdf(file, { by: person, ...more });
    const foreign = await makeCertificate({
      name: 'Cizí',
      issuer: await makeCertificate({ name: 'Jiná', authority: true }),
    });
    const expired = await makeCertificate({ name: 'Prošlý', issuer: root, from: -90, until: -1 });
    const cut = Buffer.from(await sign(mine));
    cut.writeUInt8(0x21, 40);
    const files: readonly (readonly [string, Buffer])[] = [
      ['other', await sign(others)],
      ['other', cut],
      ['other', Buffer.from('%PDF-1.7 něco jiného')],
      ['other', Buffer.alloc(0)],
      ['older', await sign(older)],
      ['unsigned', mine],
      ['changed', await sign(mine, { pageMore: '/Rotate 90' })],
      ['range', await sign(mine, { range: ([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, d - 1] })],
      ['digest', await sign(mine, { digest: Buffer.alloc(32) })],
      ['chain', await sign(mine, { by: foreign })],
      ['expired', await sign(mine, { by: expired })],
    ];
    for (const [reason, file] of files) {
      const answer = await handIn('teacher', opened, 'school', file);
      expect([reason, answer.code, answer.reason]).toEqual([reason, 'SIGNATURE_REFUSED', reason]);
    }
    const long = Buffer.concat([mine, Buffer.alloc(3 * 1024 * 1024, ' ')]);
    expect(await handIn('teacher', opened, 'school', long)).toMatchObject({ code: 'TOO_LARGE' });
    expect(rowOf(await sheet('teacher'), 'school')).toMatchObject({ state: 'waiting', certificate: null });
    // Whoever is not asked learns nothing, and nobody gets a file without proving who they are.
    expect(await handIn('father', opened, 'school', await sign(mine))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await make('father', opened, 'school')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await make('teacher', opened, 'ngo')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await make('teacher', opened, 'school', { proof: 'někdo' })).toMatchObject({ code: 'STEP_UP_REQUIRED' });
    expect(await make('teacher', opened, 'school', { partyId: 7 })).toMatchObject({ code: 'BAD_INPUT' });
    expect((await handIn('teacher', opened, 'school', await sign(mine))).status).toBe(201);
  });

  it('[W39] is filed whole or not at all, whichever statement fails', async () => {
    const opened = await open();
    const { body } = await make('teacher', opened, 'school');
    const file = await signPdf(body, { by: person });
    const principal = await principalOf('teacher');
    const place = { roundId: opened.round.id, partyId: scene.table.parties.school };
    const returned = await server.db.inContext(principal, (ctx) => findDeed(ctx, place, file));
    const findings = await checkDeed(file, returned, [root.certificate]);
    const before = await written();
    let failed = 0;
    for (let k = 1; ; k += 1) {
      const done = await failingAt(principal, k, (ctx) => fileDeed(ctx, returned, { file, findings }));
      if (done) break;
      failed += 1;
      expect(await written(), `statement ${k}`).toEqual(before);
    }
    expect(failed).toBeGreaterThan(10);
    expect(await written()).not.toEqual(before);
    await expect(server.asOwner('update deed_filed set size = 1')).rejects.toThrow('a revision does not change');
    await expect(server.asOwner('delete from deed')).rejects.toThrow('a revision does not change');
  });
});

async function principalOf(by: SitterKey): Promise<Principal> {
  const found = await server.app.get(Sessions).byToken(scene.table.people[by].cookie.split('=')[1] ?? '');
  if (!found) throw new Error('no session');
  return found;
}

async function written(): Promise<unknown> {
  const tables = ['signoff_answer', 'signoff_words', 'signoff_paper', 'deed', 'deed_filed', 'deed_blob', 'audit_event'];
  const [row] = await server.asOwner(
    `select ${tables.map((name) => `(select count(*) from ${name})::int as ${name}`).join(', ')}`,
  );
  return row;
}

/** Runs the verb with the k-th of its statements failing; true once it has fewer. */
async function failingAt(by: Principal, k: number, verb: (ctx: RequestContext) => Promise<unknown>): Promise<boolean> {
  let n = 0;
  const power = new Error('power cut');
  const run = server.db.inContext(by, (ctx) => {
    const query: RequestContext['sql']['query'] = (text, params) => {
      n += 1;
      return n === k ? Promise.reject(power) : ctx.sql.query(text, params);
    };
    return verb({ ...ctx, sql: { query } });
  });
  return run.then(
    () => true,
    (error: unknown) => {
      if (error !== power) throw error;
      return false;
    },
  );
}
