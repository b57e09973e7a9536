import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isErrorCode } from '@soulad/shared/errors';
import { LIMITS, PROTOCOL_VERSION } from '@soulad/shared/protocol';
import { UNIT_SCHEMA_VERSION } from '@soulad/shared/doc';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import { io, type Socket } from 'socket.io-client';
import * as Y from 'yjs';
import { ROOT } from '../support/api-process.js';
import { Person, typeInto } from '../support/person.js';
import { startSystem, type System } from '../support/system.js';
import { waitFor } from '../support/wait-for.js';

const ANSWER_MS = 5_000;
let system: System;
let school: Person;
let ospod: Person;
let recordId: RecordId;
/** A unit the school writes, one it only reads, one it may not know of. */
let own: { id: UnitId; gen: number; epoch: number };
let foreign: { id: UnitId; gen: number; epoch: number };
let hidden: { id: UnitId; gen: number; epoch: number };

beforeAll(async () => {
  system = await startSystem({ stories: [`${ROOT}infra/demo/story-1.yaml`] });
  [school, ospod] = await Promise.all([
    Person.signIn(system.origin, 'belohrad'),
    Person.signIn(system.origin, 'lomnicka'),
  ]);
  recordId = await school.recordId();
  const [seen, all] = await Promise.all([school.manifest(recordId), ospod.manifest(recordId)]);
  const first = <T>(list: readonly T[], which: (one: T) => boolean): T => {
    const found = list.find(which);
    if (!found) throw new Error('the story has no such unit');
    return found;
  };
  own = first(seen, (unit) => unit.category === 'EDU');
  foreign = first(seen, (unit) => unit.category === 'VOICE');
  hidden = first(all, (unit) => unit.category === 'NOTIFIER');
});

afterAll(async () => {
  school.leave();
  ospod.leave();
  await system.stop();
});

async function stillServes(): Promise<void> {
  expect((await fetch(`${system.origin}/health`)).status).toBe(200);
}

function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${system.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: school.cookie, origin: system.origin, ...headers },
    body: new Uint8Array(Buffer.from(body)),
  });
}

describe('GraphQL answers a bad request with a code and nothing else', () => {
  const query = (text: string, variables?: unknown): string => JSON.stringify({ query: text, variables });
  it.each<[string, string | Buffer, Record<string, string>?]>([
    ['no JSON', '{"query":'],
    ['bytes', randomBytes(300)],
    ['no query', '{}'],
    ['a list of operations', `[${JSON.stringify({ query: '{ viewer { userId } }' })}]`],
    ['a query that does not parse', query('{ viewer {')],
    ['an unknown field', query('{ viewer { password } }')],
    ['the schema asked for', query('{ __schema { types { name } } }')],
    ['a wrong kind of variable', query('query ($id: ID!) { case(id: $id) { id } }', { id: { a: 1 } })],
    ['a missing variable', query('query ($id: ID!) { case(id: $id) { id } }')],
    ['an id that is no id', query('{ case(id: "1 or 1=1") { id } }')],
    ['very deep', query(`{ ${'a { '.repeat(500)} b ${'} '.repeat(500)} }`)],
    ['very many aliases', query(`{ ${Array.from({ length: 500 }, (_, n) => `a${n}: viewer { userId }`).join(' ')} }`)],
    ['very large', JSON.stringify({ query: '{ viewer { userId } }', variables: { x: 'x'.repeat(3_000_000) } })],
    ['another kind of content', 'query={viewer{userId}}', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['another origin', query('{ viewer { userId } }'), { origin: 'https://example.org' }],
  ])('%s', async (_, body, headers) => {
    const response = await post(body, headers);
    const text = await response.text();
    expect(response.status).toBeGreaterThanOrEqual(200);
    expect(response.status).toBeLessThan(500);
    const [error] = JSON.parse(text).errors;
    expect(isErrorCode(error.extensions.code), error.extensions.code).toBe(true);
    expect(text).not.toMatch(/stack|node_modules|select |Did you mean|\.js:/i);
    await stillServes();
  });

  it('[I11] a hidden unit and a missing one get the same answer', async () => {
    for (const act of ['whoSees(unitId: $id) { unitId }', 'sharePreview(unitId: $id) { unitId }']) {
      const answers = await Promise.all(
        [hidden.id, randomUUID()].map((id) => school.send(`query ($id: ID!) { ${act} }`, { id })),
      );
      const [one, other] = answers.map(({ status, data, errors }) => ({
        status,
        data,
        codes: errors.map(({ extensions }) => extensions?.code),
      }));
      expect(one).toEqual(other);
      expect(one?.codes).toEqual(['NOT_FOUND']);
    }
  });

  it('a stranger gets UNAUTHENTICATED, whatever they ask for', async () => {
    for (const id of [hidden.id, randomUUID()]) {
      const response = await fetch(`${system.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'query ($id: ID!) { whoSees(unitId: $id) { unitId } }', variables: { id } }),
      });
      expect(JSON.parse(await response.text()).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    }
  });
});

describe('the live channel refuses', () => {
  let socket: Socket;
  let lease = 0;

  beforeAll(() => {
    ({ socket } = school.transport);
  });

  /** A connection without a past: the server closes one that goes on sending rubbish. */
  async function ready(): Promise<void> {
    await waitFor('the socket is open', () => socket.connected);
    const before = socket.id;
    socket.disconnect();
    await waitFor('the socket is open again', () => socket.connected && socket.id !== before);
    await socket.timeout(ANSWER_MS).emitWithAck('record:open', { recordId });
    const units = [own, foreign].map(({ id, gen }) => ({ unitId: id, gen }));
    const opened: { units: { unitId: string; clientId: number | null }[] } = await socket
      .timeout(ANSWER_MS)
      .emitWithAck('unit:open', { recordId, units });
    lease = opened.units.find(({ unitId }) => unitId === own.id)?.clientId ?? 0;
  }

  /** The answer's code; `ok` when it was accepted. A message that gets no answer at all is `silence`. */
  async function ask(event: string, message: unknown): Promise<string> {
    const answer: { ok: boolean; code?: string; units?: { ok?: false; code?: string }[] } = await socket
      .timeout(ANSWER_MS)
      .emitWithAck(event, message)
      .catch(() => ({ ok: false, code: 'silence' }));
    const inner = answer.units?.find((unit) => unit.ok === false);
    return answer.ok ? (inner?.code ?? 'ok') : (answer.code ?? '');
  }

  const push = (more: Record<string, unknown>): unknown => ({
    unitId: own.id,
    gen: own.gen,
    epoch: own.epoch,
    clientId: lease,
    n: 1,
    update: someUpdate(),
    ...more,
  });

  function someUpdate(): Buffer {
    const doc = new Y.Doc();
    doc.getXmlFragment(`u:${own.id}:${own.gen}`).insert(0, [new Y.XmlElement('paragraph')]);
    return Buffer.from(Y.encodeStateAsUpdate(doc));
  }

  it.each<[string, () => [string, unknown], string[]]>([
    ['a message that is none', () => ['unit:push', 'hello'], ['BAD_INPUT']],
    ['a message of nulls', () => ['unit:push', push({ unitId: null, gen: null })], ['BAD_INPUT']],
    ['a negative generation', () => ['unit:push', push({ gen: -1 })], ['BAD_INPUT', 'GEN_MISMATCH']],
    [
      'a number beyond all numbers',
      () => ['unit:push', push({ n: 2 ** 60 })],
      ['BAD_INPUT', 'INVALID_UPDATE', 'FOREIGN_CLIENT'],
    ],
    ['an update that cannot be read', () => ['unit:push', push({ update: randomBytes(64) })], ['INVALID_UPDATE']],
    ['an empty update', () => ['unit:push', push({ update: Buffer.alloc(0) })], ['INVALID_UPDATE', 'BAD_INPUT']],
    [
      'an update of the other encoding',
      () => ['unit:push', push({ update: Buffer.from(Y.encodeStateAsUpdateV2(new Y.Doc())) })],
      ['INVALID_UPDATE'],
    ],
    [
      'an update over the limit',
      () => ['unit:push', push({ update: Buffer.alloc(LIMITS.updateBytes + 1) })],
      ['TOO_LARGE', 'BAD_INPUT'],
    ],
    ['changes under a client id that was not leased', () => ['unit:push', push({})], ['FOREIGN_CLIENT']],
    ['a wrong epoch', () => ['unit:push', push({ epoch: 10_000 })], ['EPOCH_STALE', 'FOREIGN_CLIENT']],
    ['a wrong generation', () => ['unit:push', push({ gen: 77 })], ['GEN_MISMATCH', 'NOT_FOUND']],
    [
      'writing where one only reads',
      () => ['unit:push', { ...(push({}) as object), unitId: foreign.id, gen: foreign.gen, epoch: foreign.epoch }],
      ['FORBIDDEN_STEP', 'FOREIGN_CLIENT', 'REVOKED'],
    ],
    [
      'a hidden unit',
      () => ['unit:open', { recordId, units: [{ unitId: hidden.id, gen: hidden.gen }] }],
      ['NOT_FOUND'],
    ],
    [
      'pulling a hidden unit',
      () => ['unit:pull', { unitId: hidden.id, gen: hidden.gen, sv: Buffer.from([0]) }],
      ['NOT_FOUND'],
    ],
    [
      'too many units at once',
      () => [
        'unit:open',
        { recordId, units: Array.from({ length: LIMITS.unitsPerOpen + 1 }, () => ({ unitId: randomUUID(), gen: 1 })) },
      ],
      ['BAD_INPUT', 'TOO_LARGE'],
    ],
    ['a record that is not there', () => ['record:open', { recordId: randomUUID() }], ['NOT_FOUND']],
  ])('%s', async (_, message, codes) => {
    await ready();
    expect(lease).toBeGreaterThan(0);
    const code = await ask(...message());
    expect(codes).toContain(code);
    await stillServes();
  });

  it('events nobody knows, without falling over', async () => {
    socket.emit('unit:explode', { unitId: hidden.id });
    socket.emit('caret:set', { unitId: hidden.id, gen: 1, anchor: 'x'.repeat(5_000), head: null });
    await stillServes();
    await ready();
    expect(await ask('record:open', { recordId })).toBe('ok');
  });

  it.each<[string, Record<string, unknown>]>([
    ['without a ticket', { protocol: PROTOCOL_VERSION, schema: UNIT_SCHEMA_VERSION }],
    ['with a made-up ticket', { ticket: 'x'.repeat(43), protocol: PROTOCOL_VERSION, schema: UNIT_SCHEMA_VERSION }],
  ])('a connection %s', async (_, auth) => {
    const stranger = io(system.origin, {
      path: '/rt',
      transports: ['websocket'],
      reconnection: false,
      auth,
      extraHeaders: { origin: system.origin },
    });
    const refused = await new Promise<Error>((done) => {
      stranger.on('connect_error', done);
      stranger.on('connect', () => done(new Error('it was let in')));
    });
    stranger.disconnect();
    expect(refused.message).not.toBe('it was let in');
    await stillServes();
  });

  it.each([
    ['another schema of text', { protocol: PROTOCOL_VERSION, schema: UNIT_SCHEMA_VERSION + 1 }],
    ['another protocol', { protocol: PROTOCOL_VERSION + 1, schema: UNIT_SCHEMA_VERSION }],
  ])('a client built for %s', async (_, versions) => {
    const { socketTicket } = await school.ask<{ socketTicket: string }>('mutation { socketTicket }');
    const old = io(system.origin, {
      path: '/rt',
      transports: ['websocket'],
      reconnection: false,
      auth: { ticket: socketTicket, ...versions },
      extraHeaders: { origin: system.origin },
    });
    const refused = await new Promise<Error & { data?: { code?: string } }>((done) => {
      old.on('connect_error', done);
      old.on('connect', () => done(new Error('it was let in')));
    });
    old.disconnect();
    expect([refused.data?.code, refused.message]).toContain('SCHEMA_TOO_OLD');
  });

  it('and cuts off whoever does not stop', async () => {
    await ready();
    const { id } = socket;
    for (let n = 0; n < 20 && socket.id === id; n += 1) await ask('unit:push', push({ update: randomBytes(64) }));
    expect(socket.id).not.toBe(id);
    await stillServes();
  });

  it('and nothing of all this reached the text', async () => {
    const record = await ospod.open(recordId);
    const unit = record.unit(own.id);
    if (!unit) throw new Error('the unit is gone');
    typeInto(unit, '');
    expect(unit.fragment.length).toBe(1);
  });
});
