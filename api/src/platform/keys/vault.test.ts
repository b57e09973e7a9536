import type { CaseId } from '@soulad/shared/ids';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../testing/index.js';
import { onTestApp } from '../../testing/hooks.js';
import { announce } from '../events.js';
import { INSTALLATION, Vault } from './index.js';

const server = onTestApp();
let vault: Vault;
beforeAll(() => {
  vault = server.app.get(Vault);
});

const freshCase = (): CaseId => randomUUID() as CaseId;
const plain = Buffer.from('Bydlíme teď v Lipové ulici.');
const unreadable = { code: 'UNREADABLE' };

describe('the vault', () => {
  it('opens what it sealed, and nothing of it stands in the sealed bytes', async () => {
    const caseId = freshCase();
    const sealed = await vault.seal(caseId, 'comment|body|1', plain);
    expect(sealed.includes('Lipov')).toBe(false);
    expect(sealed).toHaveLength(plain.length + 29);
    expect(await vault.open(caseId, 'comment|body|1', sealed)).toEqual(plain);
    expect(await vault.open(caseId, 'x', await vault.seal(caseId, 'x', new Uint8Array()))).toHaveLength(0);
  });

  it('never seals the same words alike', async () => {
    const caseId = freshCase();
    const [a, b] = [await vault.seal(caseId, 'p', plain), await vault.seal(caseId, 'p', plain)];
    expect(a.equals(b)).toBe(false);
  });

  it('opens nothing at another place and nothing of another case', async () => {
    const [caseId, other] = [freshCase(), freshCase()];
    const sealed = await vault.seal(caseId, 'comment|body|1', plain);
    await expect(vault.open(caseId, 'comment|body|2', sealed)).rejects.toMatchObject(unreadable);
    await expect(vault.open(other, 'comment|body|1', sealed)).rejects.toMatchObject(unreadable);
    await expect(vault.open(INSTALLATION, 'comment|body|1', sealed)).rejects.toMatchObject(unreadable);
  });

  it('refuses whatever was cut or changed anywhere, with the code and nothing else', async () => {
    const caseId = freshCase();
    const key = await vault.keyOf(caseId);
    const sealed = key.seal('p', plain);
    const open = (bytes: Uint8Array): unknown => {
      try {
        return key.open('p', bytes);
      } catch (error) {
        return String(error);
      }
    };
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(open(changed)).toBe('ProductError: UNREADABLE');
        expect(open(sealed.subarray(0, at))).toBe('ProductError: UNREADABLE');
      }),
    );
  });

  it('makes one key for a case, however many ask at once and on however many nodes', async () => {
    const caseId = freshCase();
    const node = await startTestApp({ database: server.database });
    try {
      const vaults = Array.from({ length: 20 }, (_, n) => (n % 2 ? vault : node.app.get(Vault)));
      const sealed = await Promise.all(vaults.map((one) => one.seal(caseId, 'p', plain)));
      for (const bytes of sealed) expect(await vault.open(caseId, 'p', bytes)).toEqual(plain);
      const rows = await server.asOwner('select from case_key where case_id = $1', [caseId]);
      expect(rows).toHaveLength(1);
    } finally {
      await node.close();
    }
  });

  it('opens after a restart what was sealed before', async () => {
    const caseId = freshCase();
    const sealed = await vault.seal(caseId, 'p', plain);
    const again = await startTestApp({ database: server.database });
    try {
      expect(await again.app.get(Vault).open(caseId, 'p', sealed)).toEqual(plain);
    } finally {
      await again.close();
    }
  });

  it('says of an erased case that it is erased, as soon as it was told, and makes no second key', async () => {
    const caseId = freshCase();
    const sealed = await vault.seal(caseId, 'p', plain);
    await server.asOwner('update case_key set wrapped = null, erased_at = now() where case_id = $1', [caseId]);
    await server.db.asSystem((sql) => announce({ sql }, { kind: 'keys', caseId }));
    await expect
      .poll(() => vault.open(caseId, 'p', sealed).then(String, String), { timeout: 10_000 })
      .toBe('ProductError: ERASED');
    await expect(vault.seal(caseId, 'p', plain)).rejects.toMatchObject({ code: 'ERASED' });
  });

  it('gives the server no way to change or destroy a key', async () => {
    const caseId = freshCase();
    const sealed = await vault.seal(caseId, 'p', plain);
    for (const text of [
      'select * from case_key',
      'update case_key set wrapped = null, erased_at = now()',
      'delete from case_key',
      'update kek_floor set version = 9',
    ])
      await expect(server.db.asSystem((sql) => sql.query(text))).rejects.toThrow('permission denied');
    await server.db.asSystem((sql) => sql.query(`select case_key_make($1, 1, '\\x00')`, [caseId]));
    expect(await vault.open(caseId, 'p', sealed)).toEqual(plain);
  });

  it('does not start over a database that other keys have sealed', async () => {
    const own = await startTestApp();
    const { database } = own;
    try {
      await own.asOwner(`update case_key set wrapped = '\\x0102' where case_id = $1`, [INSTALLATION]);
      await expect(startTestApp({ database })).rejects.toThrow('does not open this database');
    } finally {
      await own.close();
    }
  });
});
