import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { staleAmong } from './generated.mjs';
import { typeDocuments } from './type-documents.mjs';

const SCHEMA = 'scalar Instant\ntype Case { id: ID!, openedAt: Instant! }\ntype Query { cases: [Case!]! }\n';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soulad-codegen-'));
  mkdirSync(join(folder, 'src'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('types the operations of all files, fragments across files included', async () => {
  mkdirSync(join(folder, 'src/list'));
  writeFileSync(join(folder, 'src/list/a.graphql'), 'query Cases { cases { ...Head } }');
  writeFileSync(join(folder, 'src/b.graphql'), 'fragment Head on Case { id openedAt }');
  const files = await typeDocuments(SCHEMA, folder);
  expect(files.map(({ name }) => name)).toEqual(['graphql.gen.ts', 'list.gen.ts']);
  expect(files[0].text).toContain('readonly openedAt: string');
  expect(files[0].text).toContain("export * from './list.gen.js';");
  expect(files[1].text).toContain(
    'CasesDocument = "query Cases{cases{...Head}}fragment Head on Case{id openedAt}" as unknown as DocumentNode<Types.CasesQuery, Types.CasesQueryVariables>;',
  );
  expect(await typeDocuments(SCHEMA, folder)).toEqual(files);
});

it('names the file of an operation that does not fit the schema', async () => {
  writeFileSync(join(folder, 'src/a.graphql'), 'query Cases { cases { id } }');
  writeFileSync(join(folder, 'src/wrong.graphql'), 'query Wrong { cases { name } }');
  await expect(typeDocuments(SCHEMA, folder)).rejects.toThrow(/^src\/wrong\.graphql: Cannot query field "name"/);
});

it('finds what is stale and what is missing', () => {
  writeFileSync(join(folder, 'fresh'), 'a');
  writeFileSync(join(folder, 'stale'), 'b');
  const files = ['fresh', 'stale', 'missing'].map((path) => ({ path, text: 'a' }));
  expect(staleAmong(folder, files).map((file) => file.path)).toEqual(['stale', 'missing']);
});
