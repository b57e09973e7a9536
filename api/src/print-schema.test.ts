import 'reflect-metadata';
import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { schemaText } from './print-schema.js';

it('prints the whole schema without a database', async () => {
  const schema = buildSchema(await schemaText());
  for (const name of [
    'viewer',
    'desk',
    'cases',
    'case',
    'conference',
    'record',
    'recordAs',
    'recordProjected',
    'whoSees',
    'sharePreview',
  ]) {
    expect(schema.getQueryType()?.getFields()[name], name).toBeDefined();
  }
  expect(schema.getSubscriptionType() ?? null).toBeNull();
  expect(await schemaText()).toBe(await schemaText());
});
