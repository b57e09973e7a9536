import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFaults } from './lock-file.mjs';
import { faultsIn, wordFaults } from './words.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

describe('the lock file', () => {
  let folder;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'soulad-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const good = { version: '1.0.0', integrity: 'sha512-x' };
  function faultsOf(packages) {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
    return lockFaults(folder);
  }

  it('of this repository has every platform package, with version and checksum, and no registry', () => {
    expect(lockFaults(ROOT)).toEqual([]);
  });

  it('is found wanting without a platform package', () => {
    const tool = { ...good, optionalDependencies: { 'tool-linux': '1', 'tool-mac': '1' } };
    const packages = { '': {}, 'node_modules/tool': tool, 'node_modules/tool-linux': good };
    expect(faultsOf(packages)).toEqual(['node_modules/tool names tool-mac, which is not in the lock file']);
    expect(faultsOf({ ...packages, 'node_modules/tool/node_modules/tool-mac': good })).toEqual([]);
  });

  it('is found wanting without a checksum or with a registry', () => {
    expect(faultsOf({ 'node_modules/a': { version: '1.0.0' } })).toEqual([
      'node_modules/a has no version or no checksum',
    ]);
    const tied = { ...good, resolved: 'https://packages.example/a.tgz' };
    expect(faultsOf({ 'node_modules/a': tied })).toEqual(['node_modules/a is tied to the registry packages.example']);
  });
});

describe('the words', () => {
  it('of this repository are fit to be committed', () => {
    expect(wordFaults(ROOT)).toEqual([]);
  });

  // Put together here, so that this file itself stays fit.
  it.each([
    [`see ${'/home'}/somebody/project`, 'a path of one machine'],
    [`https://${'registry'}.corp.example/a.tgz`, 'the address of a registry'],
    [`write to anna${'@'}mesto.cz`, 'an e-mail address'],
  ])('%s are not', (text, what) => {
    expect(faultsIn(`first\n${text}\n`)).toEqual([{ line: 2, what }]);
  });

  it.each([
    'anna@skola.example',
    'x@mail.example.org',
    'postgres://user:secret@127.0.0.1:5432/a',
    'import "@soulad/api"',
    '/var/tmp/x',
  ])('%s are', (text) => {
    expect(faultsIn(text)).toEqual([]);
  });
});
