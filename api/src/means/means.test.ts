import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { INSTALLATION } from '../platform/keys/index.js';
import { auditRows } from '../testing/index.js';
import { onTestApp } from '../testing/hooks.js';
import { ACTS, type Changed, MeansScene, PASSWORD, PRODUCTION } from '../testing/means-scene.js';
import type { SitterKey } from '../testing/live-table.js';
import type { RequestContext } from '../platform/context.js';
import { MEANS_PLACES } from './means.repository.js';
import { takeCode } from './one-time-codes.js';

const server = onTestApp(PRODUCTION);
const desk = MeansScene.atEachTable(server);

const refusal = (by: SitterKey, text: string, variables: object): Promise<string | undefined> =>
  desk.scene.refusalOf(by, text, variables);
const kinds = async (by: SitterKey): Promise<string[]> => (await desk.means(by)).changes.map(({ kind }) => kind);
const inside = <T>(by: SitterKey, look: (ctx: RequestContext) => Promise<T>): Promise<T> => desk.scene.inside(by, look);

describe('means of the own account', () => {
  it('[S13] begin with the password, and after the first one the password alone changes nothing', async () => {
    expect(await desk.means('teacher')).toMatchObject({ signingWays: [], accountWays: ['password'] });
    expect(await desk.means('mother')).toMatchObject({ signingWays: ['password'] });
    for (const proof of [{}, { proof: 'jiné heslo 2026' }, { proof: 'Petr Dub' }, { proof: '' }])
      expect(await refusal('teacher', ACTS.beginPasskey, { proof })).toBe('STEP_UP_REQUIRED');
    const key = desk.key();
    const { means, recoveryCodes } = await desk.addPasskey('teacher', key);
    expect(means).toMatchObject({ passkeys: [{ name: 'Klíč na stole', usedAt: null }], signingWays: ['passkey'] });
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const act of ['beginPasskey', 'beginCode', 'renew'] as const)
      expect(await refusal('teacher', ACTS[act], { proof: { proof: PASSWORD } })).toBe('STEP_UP_REQUIRED');
    const second = await desk.addPasskey('teacher', desk.key(), await desk.signedProof('teacher', key));
    expect(second.recoveryCodes).toEqual([]);
    expect(second.means.passkeys).toHaveLength(2);
  });

  it('[S13] are removed after a proof, of one’s own alone, and the person is told in the bell and the log', async () => {
    const key = desk.key();
    const { means } = await desk.addPasskey('teacher', key);
    await desk.addPasskey('mother');
    const [id] = means.passkeys.map((one) => one.id);
    const [foreign] = (await desk.means('mother')).passkeys.map((one) => one.id);
    expect(await refusal('teacher', ACTS.removePasskey, { id, proof: { proof: PASSWORD } })).toBe('STEP_UP_REQUIRED');
    const proof = await desk.signedProof('teacher', key);
    expect(await refusal('teacher', ACTS.removePasskey, { id: foreign, proof })).toBe('NOT_FOUND');
    const again = await desk.signedProof('teacher', key);
    expect(await refusal('teacher', ACTS.removePasskey, { id, proof: again })).toBeUndefined();
    expect(await desk.means('teacher')).toMatchObject({
      passkeys: [],
      recoveryCodesLeft: 0,
      accountWays: ['password'],
    });
    expect(await kinds('teacher')).toEqual(expect.arrayContaining(['passkeyAdded', 'passkeyRemoved', 'recoveryMade']));
    interface Bell {
      notices: { unopened: number; list: { kind: string; caseId: string | null }[] };
    }
    const bell = await desk.scene.ask<Bell>('teacher', '{ notices { unopened list { kind caseId } } }', {});
    expect(bell.notices.list.map(({ kind, caseId }) => [kind, caseId])).toEqual([
      ['means', null],
      ['means', null],
      ['means', null],
    ]);
    const { userId } = desk.scene.table.people.teacher;
    const log = (await auditRows(server, 'object = $1', [userId])).map((row) => row.action);
    for (const action of ['means.passkeyAdded', 'means.passkeyRemoved', 'means.refused', 'means.proved'])
      expect(log).toContain(action);
    expect(
      (await desk.scene.ask<Bell>('ngo', '{ notices { unopened list { kind caseId } } }', {})).notices.list,
    ).toEqual([]);
  });

  it('[S13] stand before a copy and emergency access: with a passkey set up, the password alone opens neither', async () => {
    const { recordId } = desk.scene.table;
    const acts = [
      [
        'mutation ($input: BeginEmergencyInput!) { beginEmergency(input: $input) { id } }',
        { fileMark: 'Om 0/1900', reason: 'Dítě je samo doma a nikdo se nehlásí.', minutes: 5 },
        // Taken, and then there is no such file.
        'NOT_FOUND',
      ],
      [
        'mutation ($input: AskCopyInput!) { askCopy(input: $input) { id } }',
        { recordId, kind: 'minutes', format: 'docx' },
        undefined,
      ],
    ] as const;
    for (const [act, input, taken] of acts)
      expect(await refusal('worker', act, { input: { ...input, proof: PASSWORD } })).toBe(taken);
    const key = desk.key();
    await desk.addPasskey('worker', key);
    for (const [act, input, taken] of acts) {
      expect(await refusal('worker', act, { input: { ...input, proof: PASSWORD } })).toBe('STEP_UP_REQUIRED');
      const signed = await desk.signedProof('worker', key);
      expect(await refusal('worker', act, { input: { ...input, ...signed } })).toBe(taken);
      expect(await refusal('worker', act, { input: { ...input, ...signed } })).toBe('STEP_UP_REQUIRED');
    }
  });

  it('[S14] take a passkey only from the page, the request and the session it was asked in, by a verified person', async () => {
    const begin = async (by: SitterKey) =>
      (
        await desk.scene.ask<{ beginPasskey: { id: string; options: string } }>(by, ACTS.beginPasskey, {
          proof: { proof: PASSWORD },
        })
      ).beginPasskey;
    const deviations = [
      { origin: 'https://soulad.example.evil.example' },
      { rpId: 'evil.example' },
      { verified: false },
      { challenge: 'A'.repeat(43) },
      { type: 'webauthn.get' },
    ];
    for (const deviation of deviations) {
      const { id, options } = await begin('adviser');
      const input = { challengeId: id, name: 'x', response: desk.key().make(options, deviation) };
      expect(await refusal('adviser', ACTS.addPasskey, { input }), JSON.stringify(deviation)).toBe('STEP_UP_REQUIRED');
    }
    const { id, options } = await begin('ngo');
    const input = { challengeId: id, name: 'x', response: desk.key().make(options) };
    expect(await refusal('teacher', ACTS.addPasskey, { input })).toBe('STEP_UP_REQUIRED');
    expect(await refusal('ngo', ACTS.addPasskey, { input: { ...input, response: '{"id":1}' } })).toBe(
      'STEP_UP_REQUIRED',
    );
    expect(await refusal('ngo', ACTS.addPasskey, { input })).toBeUndefined();
    expect(await refusal('ngo', ACTS.addPasskey, { input })).toBe('STEP_UP_REQUIRED');
  });

  it('[S14] take a one-time code of this step, the one before and the one after, each once and never backwards', async () => {
    const { beginCode } = await desk.scene.ask<{ beginCode: { secret: string; uri: string } }>(
      'teacher',
      ACTS.beginCode,
      {
        proof: { proof: PASSWORD },
      },
    );
    expect(beginCode.uri).toMatch(/^otpauth:\/\/totp\/Soulad:/u);
    expect((await desk.means('teacher')).code).toBe(false);
    expect(await refusal('teacher', ACTS.confirmCode, { code: '12345' })).toBe('STEP_UP_REQUIRED');
    const { userId } = desk.scene.table.people.teacher;
    await server.asOwner('update one_time_code set confirmed_at = now() where user_id = $1', [userId]);
    const now = 1_800_000_000_000;
    const at = (step: number): string =>
      new TOTP({ secret: Secret.fromBase32(beginCode.secret) }).generate({ timestamp: now + step * 30_000 });
    const take = (step: number): Promise<boolean> => inside('teacher', (ctx) => takeCode({ ...ctx, now }, at(step)));
    expect([await take(-2), await take(2), await take(-1), await take(-1), await take(1)]).toEqual([
      ...[false, false, true, false, true],
    ]);
    // The step between is older than the one just taken.
    expect([await take(0), await take(1)]).toEqual([false, false]);
    const back = server.asOwner('update one_time_code set last_step = 1 where user_id = $1', [userId]);
    await expect(back).rejects.toThrow('check_violation');
  });

  it('[S13] come back by a code from paper with the password, each once, and never for a signature', async () => {
    const { recoveryCodes } = await desk.addCode('teacher');
    const [one = '', two = ''] = recoveryCodes;
    expect(await desk.means('teacher')).toMatchObject({
      ...{
        code: true,
        recoveryCodesLeft: 10,
        signingWays: ['passwordAndCode'],
        accountWays: ['passwordAndCode', 'recovery'],
      },
    });
    expect(await refusal('teacher', ACTS.removeCode, { proof: { code: one } })).toBe('STEP_UP_REQUIRED');
    const made = await desk.addPasskey('teacher', desk.key(), { proof: PASSWORD, code: one.toUpperCase() });
    expect(made.means.recoveryCodesLeft).toBe(9);
    expect(await refusal('teacher', ACTS.removeCode, { proof: { proof: PASSWORD, code: one } })).toBe(
      'STEP_UP_REQUIRED',
    );
    const renewed = await desk.scene.ask<{ renewRecoveryCodes: Changed }>('teacher', ACTS.renew, {
      proof: { proof: PASSWORD, code: two },
    });
    const [fresh = '', three = ''] = [renewed.renewRecoveryCodes.recoveryCodes[0], recoveryCodes[2]];
    expect(await refusal('teacher', ACTS.removeCode, { proof: { proof: PASSWORD, code: three } })).toBe(
      'STEP_UP_REQUIRED',
    );
    expect(await refusal('teacher', ACTS.removeCode, { proof: { proof: PASSWORD, code: fresh } })).toBeUndefined();
    expect(await kinds('teacher')).toEqual(expect.arrayContaining(['codeRemoved', 'recoveryUsed']));
  });

  it('[S14] give ten tries in a quarter of an hour over all ways together', async () => {
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 5; n += 1) {
      codes.push(await refusal('father', ACTS.beginCode, { proof: { proof: 'jiné heslo', code: '000000' } }));
      codes.push(await refusal('father', ACTS.beginPasskey, { proof: { assertion: '{}' } }));
    }
    expect(new Set(codes)).toEqual(new Set(['STEP_UP_REQUIRED']));
    expect(await refusal('father', ACTS.beginCode, { proof: { proof: PASSWORD } })).toBe('RATE_LIMITED');
    expect(await refusal('mother', ACTS.beginCode, { proof: { proof: PASSWORD } })).toBeUndefined();
  });
});

describe('the second wall', () => {
  it('[I3] shows nobody a means of somebody else, and no secret in the clear', async () => {
    const { recoveryCodes } = await desk.addCode('teacher');
    await desk.addPasskey('mother');
    const { userId } = desk.scene.table.people.teacher;
    for (const table of [
      'passkey',
      'passkey_use',
      'one_time_code',
      'recovery_code',
      'proof_challenge',
      'means_change',
    ]) {
      const rows = await inside('worker', (ctx) => ctx.sql.query(`select user_id from ${table}`));
      expect(rows, table).toEqual([]);
    }
    const used = 'update recovery_code set used_at = now() where user_id = $1 returning user_id';
    expect(await inside('worker', (ctx) => ctx.sql.query(used, [userId]))).toEqual([]);
    const theirs = await inside('mother', (ctx) => ctx.sql.query<{ id: string }>('select id from passkey'));
    for (const door of ['one_time_code_forget(true)', 'recovery_codes_forget()', `passkey_forget('${theirs[0]?.id}')`])
      expect(await inside('worker', (ctx) => ctx.sql.query(`select ${door}`)), door).toEqual([]);
    const forged = 'insert into recovery_code (user_id, hash) values ($1, $2)';
    await expect(inside('worker', (ctx) => ctx.sql.query(forged, [userId, Buffer.alloc(32)]))).rejects.toThrow(
      'row-level security',
    );
    const [row] = await server.asOwner<{ secret: Buffer }>('select secret from one_time_code where user_id = $1', [
      userId,
    ]);
    const secret = await inside('teacher', (ctx) =>
      ctx.open(INSTALLATION, MEANS_PLACES.secret(userId), row?.secret ?? Buffer.of()),
    );
    expect(row?.secret.includes(secret)).toBe(false);
    const hashes = await server.asOwner<{ hash: Buffer }>('select hash from recovery_code where user_id = $1', [
      userId,
    ]);
    expect(hashes.some(({ hash }) => recoveryCodes.some((code) => hash.toString('latin1').includes(code)))).toBe(false);
    const [name] = await server.asOwner<{ name: Buffer }>('select name from passkey');
    expect(name?.name.includes('Klíč')).toBe(false);
  });
});
