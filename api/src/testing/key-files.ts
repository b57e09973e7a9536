import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { SystemIds } from '../platform/clock/clock.js';
import { makeKeyFile } from '../platform/keys/index.js';
import { forEachTest } from './hooks.js';

/** For each test a fresh key file, alone in a folder that is gone after it. */
export function eachKeyFile(): { readonly folder: string; readonly path: string } {
  const made = forEachTest(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'soulad-keys-'));
    const path = join(folder, 'keys.json');
    await makeKeyFile(path, new SystemIds());
    return { folder, path };
  });
  afterEach(() => rm(made.folder, { recursive: true, force: true }));
  return made;
}
