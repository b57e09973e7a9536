import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { limitsRule } from './limits.js';
import { onTestApp } from '../../testing/hooks.js';

describe('limits of a document', () => {
  it('refuses a tower of fragments without a field before it costs anything', () => {
    const schema = buildSchema('type Query { a: D } type D { k: String }');
    const storeys = Array.from({ length: 40 }, (_, at) => `fragment F${at} on D { ...F${at + 1} ...F${at + 1} }`);
    const document = parse(`{ a { ...F0 } } ${storeys.join(' ')} fragment F40 on D { ...Missing }`);
    expect(validate(schema, document, [limitsRule]).map((error) => error.message)).toEqual(['TOO_LARGE']);
  });
});

describe('a character that cannot be stored', () => {
  const server = onTestApp();

  it('is bad input and no defect', async () => {
    const answer = await server.gql('mutation ($key: String!) { signInDemo(personKey: $key) { userId } }', {
      key: 'a\u0000b',
    });
    expect(answer.code).toBe('BAD_INPUT');
  });
});
