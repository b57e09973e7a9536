import { verifyBundle } from '@soulad/shared/signoff';
import { beforeEach, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/index.js';
import { enter } from '../testing/case-table.js';
import { Authenticator, type Deviation } from '../testing/authenticator.js';
import { onTestApp } from '../testing/hooks.js';
import { type Asked, MeansScene, ORIGIN, PASSWORD, PRODUCTION, RP_ID } from '../testing/means-scene.js';
import type { SitterKey } from '../testing/live-table.js';
import { SEAL_CHECKS } from '../testing/seal-checks.js';

const OPEN = `mutation ($input: OpenSignoffsInput!) { openSignoffs(input: $input) { round { id } } }`;
const BEGIN = `mutation ($input: BeginSignatureInput!) { beginSignature(input: $input) { id ways options } }`;
const SIGN = `mutation ($input: SignRevisionInput!) { signRevision(input: $input) { round { id rows { mine state } } } }`;
const ASKED = ['ospod', 'school', 'ngo', 'mother', 'father'] as const;

const server = onTestApp(PRODUCTION);
const desk = MeansScene.atEachTable(server);
let roundId: string;
beforeEach(async () => {
  roundId = await openRound(desk);
});

async function openRound({ scene }: MeansScene): Promise<string> {
  await scene.newUnit('worker', { category: 'PLAN', mode: 'joint', text: 'Ranní doprovod.' });
  await server.asOwner(`update record set state = 'closed' where id = $1`, [scene.table.recordId]);
  const asked = ASKED.map((key) => ({ partyId: scene.table.parties[key], step: 1 }));
  const dueAt = new Date(Date.now() + 864e5).toISOString();
  const input = { recordId: scene.table.recordId, dueAt, quorum: 'all', asked };
  return (await scene.ask<{ openSignoffs: { round: { id: string } } }>('worker', OPEN, { input })).openSignoffs.round
    .id;
}

const begin = async (by: SitterKey, more: object = {}): Promise<Asked> =>
  (await desk.scene.ask<{ beginSignature: Asked }>(by, BEGIN, { input: { roundId, ...more } })).beginSignature;
const sign = (by: SitterKey, proof: object): Promise<string | undefined> =>
  desk.scene.refusalOf(by, SIGN, { input: { roundId, ...proof } });
async function withKey(by: SitterKey, key: Authenticator, deviation: Deviation = {}): Promise<string | undefined> {
  const { id, options } = await begin(by);
  return sign(by, { challengeId: id, assertion: key.sign(options, deviation) });
}
async function verdictOf(by: SitterKey) {
  const [row] = await server.asOwner<{ id: string }>('select revision_id as id from signoff_round where id = $1', [
    roundId,
  ]);
  const { cookie } = desk.scene.table.people[by];
  const bundle = await (await fetch(`${server.url}/revisions/${row?.id}/bundle`, { headers: { cookie } })).text();
  return { bundle, ...(await verifyBundle(bundle, SEAL_CHECKS)) };
}

describe('a signature with a passkey', () => {
  it('[S12] [S13] stands in the bundle, where anybody checks it without the server', async () => {
    const key = desk.key();
    await desk.addPasskey('teacher', key);
    expect((await begin('teacher')).ways).toEqual(['passkey']);
    expect(await withKey('teacher', key)).toBeUndefined();
    const { faults, facts, bundle } = await verdictOf('teacher');
    expect(faults).toEqual([]);
    expect(facts).toMatchObject({ signer: 'Petr Dub', method: 'passkey' });
    // Another key in its stead is found, even under the server's own seal it would be.
    const point = /"publicKey":"(04[0-9a-f]{128})"/u.exec(bundle)?.[1] ?? '';
    const { faults: found } = await verifyBundle(bundle.replace(point, `${point.slice(0, -2)}00`), SEAL_CHECKS);
    expect(found).not.toEqual([]);
  });

  it.each<[string, Deviation]>([
    ['of another page', { origin: 'https://soulad.example.evil.example' }],
    ['for another domain', { rpId: 'evil.example' }],
    ['over another challenge', { challenge: 'A'.repeat(43) }],
    ['without asking the person', { verified: false }],
    ['that was to make a key', { type: 'webauthn.create' }],
  ])('[S14] %s is refused, and the passkey can sign after it', async (_, deviation) => {
    const key = desk.key();
    await desk.addPasskey('teacher', key);
    expect(await withKey('teacher', key, deviation)).toBe('STEP_UP_REQUIRED');
    expect(await withKey('teacher', key)).toBeUndefined();
  });

  it('[S14] is refused with a key of somebody else, a key nobody knows, and a counter that does not go on', async () => {
    const [own, other] = [desk.key(), desk.key()];
    await desk.addPasskey('teacher', own);
    await desk.addPasskey('ngo', other);
    expect(await withKey('teacher', other)).toBe('STEP_UP_REQUIRED');
    expect(await withKey('teacher', desk.key())).toBe('STEP_UP_REQUIRED');
    const proof = await desk.signedProof('teacher', own);
    await desk.addPasskey('teacher', desk.key(), proof);
    expect(await withKey('teacher', own, { count: own.count })).toBe('STEP_UP_REQUIRED');
    expect(await withKey('teacher', own, { count: 1 })).toBe('STEP_UP_REQUIRED');
    expect(await withKey('teacher', own)).toBeUndefined();
  });

  it('[S14] is good once, in the session and the five minutes it was asked for', async () => {
    const key = desk.key();
    await desk.addPasskey('teacher', key);
    const late = await begin('teacher');
    await server.asOwner('update proof_challenge set expires_at = now() where id = $1', [late.id]);
    expect(await sign('teacher', { challengeId: late.id, assertion: key.sign(late.options) })).toBe('STEP_UP_REQUIRED');
    const asked = await begin('teacher');
    const proof = { challengeId: asked.id, assertion: key.sign(asked.options) };
    const { userId } = desk.scene.table.people.teacher;
    const [{ id } = { id: '' }] = await server.asOwner<{ id: string }>('select id from membership where user_id = $1', [
      userId,
    ]);
    // Decoder: an id of the database.
    const elsewhere = await enter(server, userId, id as Parameters<typeof enter>[2]);
    const there = (input: object) => server.gql(SIGN, { input: { roundId, ...input } }, elsewhere.cookie);
    expect((await there(proof)).code).toBe('STEP_UP_REQUIRED');
    expect(await sign('teacher', { challengeId: roundId, assertion: proof.assertion })).toBe('STEP_UP_REQUIRED');
    expect(await sign('teacher', { assertion: proof.assertion })).toBe('STEP_UP_REQUIRED');
    expect(await sign('teacher', proof)).toBeUndefined();
    // Signed already; and where it could be signed again, the assertion is worth nothing.
    expect(await sign('teacher', proof)).toBe('FORBIDDEN_STEP');
  });

  it('[S14] cannot be repeated under a new request for the same words, though its key counts nothing', async () => {
    const cloud = new Authenticator(ORIGIN, RP_ID, false);
    await desk.addPasskey('teacher', cloud);
    const { id, options } = await begin('teacher');
    const assertion = cloud.sign(options);
    // Taken, but the act behind it fails: the signature has counted.
    await server.asOwner(
      `create function stop_it() returns trigger language plpgsql as 'begin raise exception ''stop''; end';
       create trigger stop_it before insert on signoff_answer for each row execute function stop_it()`,
    );
    expect(await sign('teacher', { challengeId: id, assertion })).toBe('INTERNAL');
    await server.asOwner('drop trigger stop_it on signoff_answer; drop function stop_it()');
    const again = await begin('teacher');
    expect(again.options).toContain(JSON.parse(options).challenge);
    expect(await sign('teacher', { challengeId: again.id, assertion })).toBe('STEP_UP_REQUIRED');
    expect(await withKey('teacher', cloud)).toBeUndefined();
  });

  it('[S14] is for the words that were shown: others between asking and signing are a conflict, and nothing is signed', async () => {
    const key = desk.key();
    await desk.addPasskey('teacher', key);
    const { id, options } = await begin('teacher', { reservation: 'Jen do března.' });
    const assertion = key.sign(options);
    expect(await sign('teacher', { challengeId: id, assertion })).toBe('CONFLICT');
    expect(await sign('teacher', { challengeId: id, assertion, reservation: 'Jen do června.' })).toBe('CONFLICT');
    const rows = await server.asOwner('select 1 from signoff_answer where round_id = $1', [roundId]);
    expect(rows).toEqual([]);
    expect(await sign('teacher', { challengeId: id, assertion, reservation: 'Jen do března.' })).toBeUndefined();
  });
});

describe('a signature by what one knows', () => {
  it('[S13] for an agency takes the password with a code, bound to the words and used once', async () => {
    expect(await sign('teacher', { proof: PASSWORD })).toBe('STEP_UP_REQUIRED');
    expect(await sign('teacher', { proof: PASSWORD, challengeId: (await begin('teacher')).id })).toBe(
      'STEP_UP_REQUIRED',
    );
    const { codeAt, recoveryCodes } = await desk.addCode('teacher');
    const code = codeAt(1);
    const { id, ways } = await begin('teacher');
    expect(ways).toEqual(['passwordAndCode']);
    for (const proof of [
      { proof: PASSWORD, challengeId: id },
      { code, challengeId: id },
      { proof: PASSWORD, code },
      { proof: 'jiné heslo 2026', code, challengeId: id },
      { proof: PASSWORD, code: recoveryCodes[0], challengeId: id },
      { proof: PASSWORD, code: code === '000000' ? '000001' : '000000', challengeId: id },
    ])
      expect(await sign('teacher', proof), JSON.stringify(proof)).toBe('STEP_UP_REQUIRED');
    await server.asOwner('delete from rate_window');
    expect(await sign('teacher', { proof: PASSWORD, code, challengeId: id })).toBeUndefined();
    expect((await verdictOf('teacher')).facts).toMatchObject({ method: 'passwordAndCode' });
    const proof = { proof: PASSWORD, code };
    const remove = 'mutation ($proof: ProofInput!) { removeCode(proof: $proof) { recoveryCodes } }';
    expect(await desk.scene.refusalOf('teacher', remove, { proof })).toBe('STEP_UP_REQUIRED');
  });

  it('[S13] for oneself takes the password, until there is something stronger; never the name', async () => {
    const { id } = await begin('mother');
    expect(await sign('mother', { proof: 'Eva Břízová', challengeId: id })).toBe('STEP_UP_REQUIRED');
    expect(await sign('mother', { proof: PASSWORD, challengeId: id })).toBeUndefined();
    expect((await verdictOf('mother')).facts).toMatchObject({ method: 'password' });
    const { codeAt } = await desk.addCode('father');
    expect(await sign('father', { proof: PASSWORD, challengeId: (await begin('father')).id })).toBe('STEP_UP_REQUIRED');
    const strong = { proof: PASSWORD, code: codeAt(1), challengeId: (await begin('father')).id };
    expect(await sign('father', strong)).toBeUndefined();
  });

  it('[S13] is taken by the name on a demo server alone, and says so', async () => {
    expect(await sign('worker', { proof: 'Alena Zemanová' })).toBe('STEP_UP_REQUIRED');
    const demo = await startTestApp({ mode: 'demo', database: server.database });
    try {
      const answer = await demo.gql(
        SIGN,
        { input: { roundId, proof: 'Alena Zemanová' } },
        desk.scene.table.people.worker.cookie,
      );
      expect(answer.code).toBeUndefined();
    } finally {
      await demo.close();
      Object.assign(process.env, { SOULAD_MODE: 'production' });
    }
    expect((await verdictOf('worker')).facts).toMatchObject({ method: 'demo' });
  });
});
