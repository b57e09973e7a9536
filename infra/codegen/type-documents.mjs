import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse, printSchema, validate } from 'graphql';
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
  const plugins = { typescriptOperations, typedDocumentNode };
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
