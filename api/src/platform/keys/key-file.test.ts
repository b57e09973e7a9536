import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SystemIds } from '../clock/clock.js';
import { StartRefusal } from '../config/config.js';
import { KeyFile, makeKeyFile } from './index.js';

const ids = new SystemIds();
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soulad-keys-'));
  path = join(folder, 'keys/keys.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the key file', () => {
  it('is made once, for this account alone, and kept', async () => {
    expect(await makeKeyFile(path, ids)).toBe(true);
    const first = await readFile(path, 'utf8');
    expect(await makeKeyFile(path, ids)).toBe(false);
    expect(await readFile(path, 'utf8')).toBe(first);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
  });

  it('locks a data key for its case only, and signs', async () => {
    await makeKeyFile(path, ids);
    const keys = new KeyFile(path, ids);
    await keys.load();
    const dataKey = randomBytes(32);
    const wrapped = await keys.wrap(dataKey, 'case a');
    expect(wrapped.version).toBe(1);
    expect(wrapped.wrapped.includes(dataKey)).toBe(false);
    expect(await keys.unwrap(wrapped, 'case a')).toEqual(dataKey);
    await expect(keys.unwrap(wrapped, 'case b')).rejects.toMatchObject({ code: 'UNREADABLE' });
    await expect(keys.unwrap({ ...wrapped, version: 2 }, 'case a')).rejects.toMatchObject({ code: 'UNREADABLE' });
    const message = Buffer.from('checkpoint');
    const seal = await keys.sign(message);
    expect(verify(null, message, createPublicKey(await keys.publicKey()), seal)).toBe(true);
  });

  it('is taken again when a version turns up that was not in it', async () => {
    await makeKeyFile(path, ids);
    const [old, operator] = [new KeyFile(path, ids), new KeyFile(path, ids)];
    await old.load();
    const content = JSON.parse(await readFile(path, 'utf8'));
    content.keys[2] = randomBytes(32).toString('base64');
    await writeFile(path, JSON.stringify({ ...content, current: 2 }));
    await operator.load();
    const wrapped = await operator.wrap(randomBytes(32), 'case a');
    expect(wrapped.version).toBe(2);
    expect(old.current).toBe(1);
    await expect(old.unwrap(wrapped, 'case a')).resolves.toHaveLength(32);
    expect(old.current).toBe(2);
  });

  describe('is refused with a sentence', () => {
    const refusal = async (at: string | null = path): Promise<string> => {
      const reason: unknown = await new KeyFile(at, ids).load().catch((error: unknown) => error);
      expect(reason).toBeInstanceOf(StartRefusal);
      return String(reason);
    };

    it('when none is named or none is there', async () => {
      expect(await refusal(null)).toContain('SOULAD_KEYS is not set');
      expect(await refusal()).toContain('There is no key file');
    });

    it('when others may read it', async () => {
      await makeKeyFile(path, ids);
      await chmod(path, 0o640);
      expect(await refusal()).toContain('chmod 600');
    });

    it.each([
      ['not JSON', '{'],
      ['no version that is current', JSON.stringify({ format: 1, current: 2, keys: {}, signing: '' })],
      ['a short key', JSON.stringify({ format: 1, current: 1, keys: { 1: 'c2hvcnQ=' }, signing: '' })],
    ])('when it is damaged, without quoting it: %s', async (_, text) => {
      await makeKeyFile(path, ids);
      await writeFile(path, text);
      const said = await refusal();
      expect(said).toContain('is not one of Soulad, or it is damaged');
      expect(said).not.toContain('c2hvcnQ=');
    });
  });
});
