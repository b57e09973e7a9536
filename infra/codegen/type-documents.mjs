import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * Types the operations of a web workspace against a schema.
 * @param {string} schemaText GraphQL SDL
 * @param {string} folder its `src` is searched for .graphql files
 * @returns {Promise<string>} TypeScript
 * @throws {Refusal} naming the file of the first operation that does not fit the schema
 */
export async function typeDocuments(schemaText, folder) {
  const schema = buildSchema(schemaText);
  const documents = globSync('src/**/*.graphql', { cwd: folder })
    .sort()
    .map((location) => ({ location, document: parse(readFileSync(join(folder, location), 'utf8')) }));
  refuseUnfit(schema, documents);
  const plugins = { typescriptOperations, documentTexts: { plugin: documentTexts } };
  const text = await codegen({
    schema: parse(printSchema(schema)),
    documents,
    filename: 'graphql.gen.ts',
    plugins: Object.keys(plugins).map((name) => ({ [name]: {} })),
    pluginMap: plugins,
    config: CONFIG,
  });
  return HEADER + text;
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
function documentTexts(_schema, documents) {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === 'FragmentDefinition').map((one) => [one.name.value, one]),
  );
  const lines = definitions
    .filter(({ kind }) => kind === 'OperationDefinition')
    .map((operation) => {
      const text = [operation, ...neededBy(operation, fragments)].map((one) => print(one)).join(' ');
      const name = `${operation.name.value}${capitalised(operation.operation)}`;
      return `export const ${operation.name.value}Document = ${JSON.stringify(stripIgnoredCharacters(text))} as unknown as DocumentNode<${name}, ${name}Variables>;`;
    });
  return {
    prepend: ["import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';"],
    content: [
      '// To urql a text is a document like any other; the type says what it is answered with.',
      ...lines,
      '',
    ].join('\n'),
  };
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
