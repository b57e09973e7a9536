import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, print, printSchema, stripIgnoredCharacters, validate, visit } from 'graphql';
import { Refusal } from '../src/run/refusal.mjs';

const HEADER = '// Made by "npm run generate" from the schema and the .graphql files; never edited.\n';
const CONFIG = {
  scalars: { ID: 'string', Instant: 'string', Day: 'string', JSON: 'unknown' },
  skipTypename: true,
  immutableTypes: true,
  useTypeImports: true,
  enumType: 'string-literal',
  enumsAsTypes: true,
};

const TYPES = 'graphql.gen.ts';

/**
 * Types the operations of a web workspace against a schema. The texts of each folder stand in a file of their own, so that
 * a page waits for those of its own features only; the file of the types hands all of them on.
 * @param {string} schemaText GraphQL SDL
 * @param {string} folder its `src` is searched for .graphql files
 * @returns {Promise<{ name: string, text: string }[]>} files of TypeScript
 * @throws {Refusal} naming the file of the first operation that does not fit the schema
 */
export async function typeDocuments(schemaText, folder) {
  const schema = buildSchema(schemaText);
  const documents = globSync('src/**/*.graphql', { cwd: folder })
    .sort()
    .map((location) => ({ location, document: parse(readFileSync(join(folder, location), 'utf8')) }));
  refuseUnfit(schema, documents);
  const types = await codegen({
    schema: parse(printSchema(schema)),
    documents,
    filename: TYPES,
    plugins: [{ typescriptOperations: {} }],
    pluginMap: { typescriptOperations },
    config: CONFIG,
  });
  const files = filesOfTexts(documents);
  const handedOn = files.map(({ name }) => `\nexport * from './${name.replace(/ts$/u, 'js')}';\n`);
  return [{ name: TYPES, text: [HEADER, types, ...handedOn].join('') }, ...files];
}

// All files are one document to the schema: a fragment may stand in another file than its use.
function refuseUnfit(schema, documents) {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const [error] = validate(schema, { kind: 'Document', definitions });
  if (!error) return;
  const source = error.nodes?.[0]?.loc?.source;
  const at = documents.find(({ document }) => document.loc?.source === source)?.location ?? 'an operation';
  throw new Refusal(`${at}: ${error.message}`);
}

/**
 * Every operation as its text, with the fragments it needs: what is sent anyway. Parsed documents would be several times
 * as long, and every page waits for them before it shows anything.
 */
function filesOfTexts(documents) {
  const all = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    all.filter(({ kind }) => kind === 'FragmentDefinition').map((one) => [one.name.value, one]),
  );
  const byFolder = Map.groupBy(documents, ({ location }) => basename(dirname(location)));
  return [...byFolder].flatMap(([folder, own]) => {
    const operations = own
      .flatMap(({ document }) => document.definitions)
      .filter(({ kind }) => kind === 'OperationDefinition');
    return operations.length > 0 ? [{ name: `${folder}.gen.ts`, text: textsOf(operations, fragments) }] : [];
  });
}

function textsOf(operations, fragments) {
  const names = operations.map((one) => `${one.name.value}${capitalised(one.operation)}`);
  const lines = operations.map((operation, index) => {
    const text = [operation, ...neededBy(operation, fragments)].map((one) => print(one)).join(' ');
    return `export const ${operation.name.value}Document = ${JSON.stringify(stripIgnoredCharacters(text))} as unknown as DocumentNode<Types.${names[index]}, Types.${names[index]}Variables>;\n`;
  });
  return [
    HEADER,
    "import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';\n",
    `import type * as Types from './${TYPES.replace(/ts$/u, 'js')}';\n`,
    '// To urql a text is a document like any other; the type says what it is answered with.\n',
    ...lines,
  ].join('');
}

function neededBy(node, fragments, needed = new Set()) {
  visit(node, {
    FragmentSpread: ({ name }) => {
      const fragment = fragments.get(name.value);
      if (fragment === undefined || needed.has(fragment)) return;
      needed.add(fragment);
      neededBy(fragment, fragments, needed);
    },
  });
  return needed;
}

const capitalised = (word) => word[0].toUpperCase() + word.slice(1);
