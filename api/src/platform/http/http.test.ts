import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layCaseTable } from '../../testing/index.js';
import { forAllTests, onTestApp } from '../../testing/hooks.js';

const JSON_TYPE = { 'content-type': 'application/json' };
let dist: string;
beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'soulad-dist-'));
  mkdirSync(join(dist, 'assets'));
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Soulad</title>');
  writeFileSync(join(dist, 'assets/app-1a2b3c.js'), 'void 0;');
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));
const server = onTestApp(() => ({ env: { SOULAD_WEB_DIST: dist } }));
const table = forAllTests(() => layCaseTable(server));

interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

// fetch hides Origin and Sec-Fetch headers from its callers.
function raw(method: string, path: string, headers: Record<string, string>, body = ''): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { method, headers }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(parts).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const graphql = (query: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  raw('POST', '/graphql', { ...JSON_TYPE, ...headers }, JSON.stringify({ query }));
const codeOf = (answer: RawAnswer): unknown => JSON.parse(answer.body).errors?.[0]?.extensions?.code;

describe('headers', () => {
  it.each(['/', '/health', '/graphql', '/neznama/cesta'])('protect every answer: %s', async (path) => {
    const { headers } = await raw('GET', path, {});
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['content-security-policy']).toContain(`default-src 'none'`);
    expect(headers['content-security-policy']).toContain(`frame-ancestors 'none'`);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('let hashed files be kept for ever and nothing else', async () => {
    expect((await raw('GET', '/assets/app-1a2b3c.js', {})).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await raw('GET', '/pripady/1', {})).body).toContain('<title>Soulad</title>');
    expect((await raw('GET', '/assets/app-gone.js', {})).status).toBe(404);
    expect((await raw('GET', '/../../etc/passwd', {})).body).not.toContain('root:');
  });

  it.each(['/graphql', '/files/1', '/copies/1', '/calendar/1', '/revisions/1/bundle', '/deeds/1', '/rt/1'])(
    'never give the page for what is the server’s: %s',
    async (path) => expect((await raw('GET', path, {})).body).not.toContain('<title>'),
  );

  it('tell whether the server is well, and no more', async () => {
    expect(await raw('GET', '/health', {})).toMatchObject({ status: 200, body: '{"ok":true}' });
  });
});

describe('requests of foreign pages', () => {
  const act = '{ cases { id } }';
  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['no origin at all, in words', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://localhost:1' }],
    ['a foreign site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ])('are refused: %s', async (_, headers) => {
    const answer = await graphql(act, { ...headers, cookie: table.people.convener.cookie });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'FOREIGN_ORIGIN']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'cannot use a simple content type: "%s"',
    async (type) => {
      const headers = { cookie: table.people.convener.cookie, ...(type ? { 'content-type': type } : {}) };
      const answer = await raw('POST', '/graphql', headers, JSON.stringify({ query: act }));
      expect([answer.status, codeOf(answer)]).toEqual([415, 'BAD_INPUT']);
    },
  );

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('cannot use %s', async (method) => {
    const answer = await raw(method, `/graphql?query=${encodeURIComponent(act)}`, {
      cookie: table.people.convener.cookie,
    });
    expect(answer.status).toBe(405);
  });

  it('pages of our own are served', async () => {
    const headers = { origin: server.url, 'sec-fetch-site': 'same-origin', cookie: table.people.convener.cookie };
    expect((await graphql(act, headers)).status).toBe(200);
  });
});

describe('hostile documents', () => {
  const deep = `{ ${'a { '.repeat(40)} b ${'}'.repeat(40)} }`;
  const circle = 'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }';
  it.each([
    ['introspection', '{ __schema { types { name } } }', 'BAD_INPUT'],
    ['a wrong field', '{ casez { id } }', 'BAD_INPUT'],
    ['a wrong argument', '{ case(idd: "x") { id } }', 'BAD_INPUT'],
    ['broken syntax', '{ cases { id ', 'BAD_INPUT'],
    ['nothing', '', 'BAD_INPUT'],
    ['great depth', deep, 'BAD_INPUT'],
    ['a circle of fragments', circle, 'BAD_INPUT'],
    ['many aliases', `{ viewer { ${Array.from({ length: 21 }, (_, n) => `a${n}: userId`).join(' ')} } }`, 'TOO_LARGE'],
    ['many roots', `{ ${Array.from({ length: 9 }, (_, n) => `a${n}: cases { id }`).join(' ')} }`, 'TOO_LARGE'],
    ['many tokens', `{ viewer { ${'userId '.repeat(3000)} } }`, 'BAD_INPUT'],
  ])('are refused with a code and no hint: %s', async (_, query, code) => {
    const answer = await graphql(query, { cookie: table.people.convener.cookie });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    const errors: { message: string; extensions: { code: string } }[] = JSON.parse(answer.body).errors;
    expect(errors.map((error) => error.extensions.code)).toContain(code);
    expect(answer.body).not.toMatch(/Did you mean|Cannot query|stacktrace|select |at .*\.js/);
  });

  it.each([
    ['not JSON', '{"query":', 400, 'BAD_INPUT'],
    [
      'a list of operations',
      JSON.stringify([{ query: '{ cases { id } }' }, { query: '{ cases { id } }' }]),
      400,
      'BAD_INPUT',
    ],
    ['a bare value', '"x"', 400, 'BAD_INPUT'],
    ['one megabyte', JSON.stringify({ query: `{ cases { id } } # ${'x'.repeat(1_000_000)}` }), 413, 'TOO_LARGE'],
  ])('bodies are refused: %s', async (_, body, status, code) => {
    const answer = await raw('POST', '/graphql', { ...JSON_TYPE, cookie: table.people.convener.cookie }, body);
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });

  it.each([
    ['a number for an id', { id: 7 }],
    ['an object for an id', { id: { a: 1 } }],
    ['null for an id', { id: null }],
    ['SQL in an id', { id: `' or 1=1 --` }],
    ['a prototype', JSON.parse('{"id":"x","__proto__":{"admin":true}}')],
  ])('variables are refused: %s', async (_, variables) => {
    const answer = await server.gql(
      'query ($id: ID!) { case(id: $id) { id } }',
      variables,
      table.people.convener.cookie,
    );
    expect(['BAD_INPUT', 'NOT_FOUND']).toContain(answer.code);
    expect(answer.data?.['case']).toBeUndefined();
  });
});
