import { beforeAll, describe, expect, it } from 'vitest';
import { ProductError } from '@soulad/shared/errors';
import type { DeedRefusal } from '@soulad/shared/signoff';
import { startRender, type CopyDocument } from '../copies/index.js';
import type { SignatureFindings } from './cms/verify-signature.js';
import { verifySignature } from './cms/verify-signature.js';
import { seededRandom } from '../testing/revocation/seeded.js';
import { readBlock } from './cms/read-block.js';
import { checkUpdate } from './pdf/check-update.js';
import { type Identity, makeCertificate } from '../testing/signing/make-certificates.js';
import { type Signing, signPdf } from '../testing/signing/sign-pdf.js';

const RUNS = Number(process.env.SOULAD_DEED_CHANGES ?? 1000);
const SEED = Number(process.env.SOULAD_DEED_SEED ?? 20_261_122);
const DOCUMENT: CopyDocument = {
  ...{ title: 'Plán', subtitle: 'Borovcovi', fileMark: 'OM 7/2026', recipient: 'škola', formal: false, facts: [] },
  ...{ tables: [], notes: ['Poznámka.'], signatures: [], stamp: { title: 'Místo pro podpis', note: 'Sem.' } },
  sections: [
    {
      ...{ number: '1', title: 'Cíle', withheld: [] },
      units: [
        { number: '1.1', by: 'OSPOD', facts: [], blocks: [{ kind: 'paragraph', runs: [{ text: 'Ne.', marks: [] }] }] },
      ],
    },
  ],
};

let file: Buffer;
let root: Identity;
let person: Identity;

beforeAll(async () => {
  const imprint = { fingerprint: '1111-2222', madeOn: 'dnes', madeAt: Date.UTC(2026, 10, 1) };
  const order = { document: DOCUMENT, imprint, format: 'pdf', standard: 'a-2a', kind: 'deed', name: 'x' } as const;
  file = await startRender(order, () => undefined).done;
  root = await makeCertificate({ name: 'Zkušební autorita', authority: true });
  person = await makeCertificate({ name: 'Petr Dub', issuer: root, qualified: true });
}, 60_000);

async function judge(signed: Buffer, anchors: readonly Identity[] = [root]): Promise<SignatureFindings> {
  const found = checkUpdate(signed.toString('latin1'), file.length);
  const now = Date.now();
  const terms = { notBefore: now - 60_000, now, anchors: anchors.map((one) => one.certificate) };
  return verifySignature([signed.subarray(0, found.from), signed.subarray(found.to)], found, terms);
}

async function refusalOf(signed: Buffer, anchors?: readonly Identity[]): Promise<DeedRefusal | undefined> {
  try {
    await judge(signed, anchors);
    return undefined;
  } catch (error) {
    if (!(error instanceof ProductError)) throw error;
    return error.params.reason as DeedRefusal;
  }
}

const refusal = async (signing: Partial<Signing>, anchors?: readonly Identity[]): Promise<DeedRefusal | undefined> =>
  refusalOf(await signPdf(file, { by: person, ...signing }), anchors);

describe('a signed file', () => {
  it('[W39] is taken as signing programs write it, and told by its certificate', async () => {
    const findings = await judge(await signPdf(file, { by: person }));
    expect(findings).toMatchObject({
      holder: 'Petr Dub',
      issuer: 'Zkušební autorita',
      chain: 'trusted',
      qualified: true,
    });
    const ec = await makeCertificate({ name: 'Jana Habrová', issuer: root, key: 'ec' });
    const middle = await makeCertificate({ name: 'Vydávající', issuer: root, authority: true });
    const below = await makeCertificate({ name: 'Karel Jilm', issuer: middle });
    const taken: readonly Partial<Signing>[] = [
      { by: ec, kind: 'adbe.pkcs7.detached', at: Date.now() },
      { by: below, with: [middle] },
      { page: 'none' },
      { page: 'first' },
      { rect: [60, 200, 260, 260] },
      { objects: (ids) => [[ids.info, ids.bodyOf(ids.info).replace(/\/ModDate \([^)]*\)/, '/ModDate (D:20261122)')]] },
    ];
    for (const signing of taken) expect(await refusal(signing), JSON.stringify(Object.keys(signing))).toBeUndefined();
  });

  it('[W39] says that nobody was asked about the issuer where the operator trusts none', async () => {
    expect(await judge(await signPdf(file, { by: person }), [])).toMatchObject({ chain: 'unchecked' });
  });

  it('[W39] is refused with the reason when more was appended than a signature, or it covers less than all', async () => {
    const page = (ids: { readonly pages: readonly number[] }): number => ids.pages[0] ?? 0;
    const cases: readonly (readonly [DeedRefusal, Partial<Signing>])[] = [
      ['changed', { objects: (ids) => [[page(ids), ids.bodyOf(page(ids)).replace(/\/Contents \d+/, '/Contents 1')]] }],
      ['changed', { pageMore: '/Rotate 180' }],
      ['changed', { catalogue: '/PageLabels << >>' }],
      ['changed', { objects: (ids) => [[1, ids.bodyOf(1).replace(/\/Count \d+/, '/Count 3')]] }],
      ['active', { catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }],
      ['active', { field: '/AA << >>' }],
      ['active', { objects: (ids) => [[ids.size + 5, '<< /S /URI /URI (http://a.example) >>']] }],
      ['visible', { rect: [60, 700, 260, 760] }],
      ['visible', { rect: [60, 200, 260, 260], page: 'first' }],
      ['range', { range: ([a = 0, b = 0, c = 0, d = 0]) => [a, b, c, d - 10] }],
      ['range', { range: ([a = 0, b = 0, c = 0, d = 0]) => [a, b - 10, c, d] }],
      ['range', { range: ([a = 0, b = 0, c = 0, d = 0]) => [a + 1, b, c, d] }],
      ['kind', { kind: 'ETSI.RFC3161' }],
      ['kind', { kind: 'adbe.x509.rsa_sha1' }],
      ['digest', { digest: Buffer.alloc(32, 7) }],
      ['block', { padding: '1' }],
      ['time', { at: Date.now() - 864e5 }],
      ['time', { at: Date.now() + 864e5 }],
      ['structure', { catalogue: '/AcroForm null' }],
      ['structure', { field: '/Kids []' }],
      ['many', { objects: (ids) => [[ids.size + 5, '<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>']] }],
    ];
    for (const [reason, signing] of cases) expect([reason, await refusal(signing)]).toEqual([reason, reason]);
    expect(await refusalOf(file)).toBe('unsigned');
    expect(await refusalOf(Buffer.concat([file, Buffer.from('\n')]))).toBe('unsigned');
    expect(await refusalOf(await signPdf(await signPdf(file, { by: person, page: 'none' }), { by: person }))).toBe(
      'structure',
    );
  });

  it('[W39] is refused with the reason when its certificate is not one to sign with', async () => {
    const foreign = await makeCertificate({ name: 'Jiná autorita', authority: true });
    const mere = await makeCertificate({ name: 'Není autorita', issuer: root });
    const of = (name: string, more: Partial<Parameters<typeof makeCertificate>[0]> = {}): Promise<Identity> =>
      makeCertificate({ name, issuer: root, ...more });
    const cases: readonly (readonly [DeedRefusal, Partial<Signing>])[] = [
      ['expired', { by: await of('Prošlý', { from: -400, until: -35 }) }],
      ['expired', { by: await of('Budoucí', { from: 10 }) }],
      ['usage', { by: await of('Jen šifruje', { usage: 0x20 }) }],
      ['weak', { by: await of('Slabý', { key: 'rsa1024' }) }],
      ['chain', { by: await makeCertificate({ name: 'Cizí', issuer: foreign }), with: [foreign] }],
      ['chain', { by: await makeCertificate({ name: 'Pod ní', issuer: mere }), with: [mere] }],
      ['chain', { by: await makeCertificate({ name: 'Sám sobě' }) }],
    ];
    for (const [reason, signing] of cases) expect([reason, await refusal(signing)]).toEqual([reason, reason]);
  });

  it('[W39] is not taken with any byte changed, and says why', async () => {
    const signed = await signPdf(file, { by: person });
    const random = seededRandom(SEED);
    const reasons = new Map<string, number>();
    for (let n = 0; n < RUNS; n += 1) {
      const changed = Buffer.from(signed);
      // Half of them in what was appended, where something might get through.
      const from = n % 2 === 0 ? 0 : file.length;
      const at = from + Math.floor(random() * (signed.length - from));
      changed[at] = ((changed[at] ?? 0) + 1 + Math.floor(random() * 255)) % 256;
      const known = changed.subarray(0, file.length).equals(file);
      const reason = known ? await refusalOf(changed) : 'other';
      expect(reason, `seed ${SEED}, change ${n} at ${at}`).toBeDefined();
      reasons.set(reason ?? '', (reasons.get(reason ?? '') ?? 0) + 1);
    }
    expect(reasons.size).toBeGreaterThan(3);
  }, 120_000);

  it('[W39] of any shape is answered in time, and never with a fault of ours', async () => {
    const body = (text: string): Buffer => Buffer.concat([file, Buffer.from(text, 'latin1')]);
    const bombs = [
      '['.repeat(200_000),
      '<<'.repeat(200_000),
      '('.repeat(200_000),
      `99 0 obj ${'[1 '.repeat(100_000)} endobj`,
      `xref\n0 999999\n${'0000000000 00000 n \n'.repeat(50_000)}`,
    ];
    for (const bomb of bombs) {
      const tail = `\nstartxref\n${file.length + 1}\n%%EOF\n`;
      expect(await refusalOf(body(`\n${bomb}${tail}`))).toBe('structure');
      expect(await refusalOf(body(`\n${bomb}`))).toBe('structure');
    }
    const within = (bytes: Buffer): Buffer =>
      Buffer.concat([Buffer.of(0x30, 0x82, bytes.length >> 8, bytes.length & 255), bytes]);
    let deep: Buffer = Buffer.of(5, 0);
    for (let n = 0; n < 100; n += 1) deep = within(deep);
    for (const block of [
      deep,
      Buffer.alloc(300_000, Buffer.of(0x30, 0x80)),
      within(Buffer.alloc(60_000, Buffer.of(5, 0))),
    ])
      expect(() => readBlock(block.toString('hex'))).toThrow('SIGNATURE_REFUSED');
  });
});
