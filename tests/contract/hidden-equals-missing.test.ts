import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/api-process.js';
import { asAdministrator } from '../support/databases.js';
import { Person } from '../support/person.js';
import { startSystem, type System } from '../support/system.js';
import { waitFor } from '../support/wait-for.js';
import { everyOperation } from './every-operation.js';

/** Things of story 2 that the father must not know of, by a question to the database that names one of them. */
const HIDDEN = {
  'a passage': `select u.id from unit u where u.category = 'SAFE_ADDR'`,
  'a seat': `select p.id from party p where p.label = 'intervenční centrum'`,
  'a sitting': `select s.id from sitting s join agenda_item a on a.sitting_id = s.id where a.title = 'Bezpečí'`,
  'an item of an agenda': `select a.id from agenda_item a where a.title = 'Bezpečí'`,
  'a stay in the room': `select t.id from attendance t where t.display_name = 'Bc. Nela Zimová'`,
  'a case': `select c.id from case_file c where c.file_mark = 'Om 214/2026'`,
  'a conference': `select f.id from conference f join case_file c on c.id = f.case_id where c.file_mark = 'Om 214/2026'`,
  'a record': `select r.id from record r join case_file c on c.id = r.case_id where c.file_mark = 'Om 214/2026'`,
} as const;

let system: System;
let father: Person;

beforeAll(async () => {
  system = await startSystem({ stories: [`${ROOT}infra/demo/story-1.yaml`, `${ROOT}infra/demo/story-2.yaml`] });
  father = await Person.signIn(system.origin, 'radek');
});

afterAll(async () => {
  father.leave();
  await system.stop();
});

/** The answer byte by byte, with the identifier asked about taken out and the number under which it was logged. */
async function answerAbout(query: string, variables: Readonly<Record<string, unknown>>, id: string): Promise<string> {
  const response = await fetch(`${system.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: father.cookie, origin: system.origin },
    body: JSON.stringify({ query, variables }),
  });
  const head = [...response.headers].filter(([name]) => !['date', 'keep-alive'].includes(name));
  const text = (await response.text()).replaceAll(id, '<id>').replace(/"traceId":"[^"]+"/u, '"traceId":"…"');
  return `${response.status} ${JSON.stringify(head)} ${text}`;
}

describe.each(Object.entries(HIDDEN))('[I11] %s that is hidden is answered as one that is not there', (_, sql) => {
  it.each(everyOperation())('$name', async ({ query, about }) => {
    const [row] = await asAdministrator<{ id: string }>(system.database, `${sql} limit 1`);
    const hidden = row?.id;
    if (!hidden) throw new Error('the story has no such thing');
    // Who asks too often is told how long to wait, to the millisecond.
    await asAdministrator(system.database, 'delete from rate_window');
    const missing = randomUUID();
    const [one, other] = [
      await answerAbout(query, about(hidden), hidden),
      await answerAbout(query, about(missing), missing),
    ];
    expect(one).toBe(other);
    expect(one).not.toContain('"INTERNAL"');
  });
});

describe('[I11] the live channel answers alike too', () => {
  const requests: readonly (readonly [string, (id: string, recordId: string) => unknown])[] = [
    ['record:open', (id) => ({ recordId: id })],
    ['unit:open', (id, recordId) => ({ recordId, units: [{ unitId: id, gen: 1 }] })],
    ['unit:pull', (id) => ({ unitId: id, gen: 1, sv: Buffer.from([0]) })],
    ['unit:push', (id) => ({ unitId: id, gen: 1, epoch: 1, clientId: 7, n: 1, update: Buffer.from([0, 0]) })],
    ['unit:check', (id) => ({ unitId: id, gen: 1, seq: 1, hash: Buffer.alloc(32) })],
    ['unit:here', (id) => ({ units: [{ unitId: id, gen: 1, seq: 0 }] })],
  ];

  it.each(requests)('%s', async (event, message) => {
    const { socket } = father.transport;
    await waitFor('the socket is open', () => socket.connected);
    const recordId = await father.recordId();
    const [row] = await asAdministrator<{ id: string }>(
      system.database,
      event === 'record:open' ? HIDDEN['a record'] : HIDDEN['a passage'],
    );
    const hidden = row?.id ?? '';
    const missing = randomUUID();
    const ask = async (id: string): Promise<string> =>
      JSON.stringify(await socket.timeout(5_000).emitWithAck(event, message(id, recordId))).replaceAll(id, '<id>');
    const [one, other] = [await ask(hidden), await ask(missing)];
    expect(one).toBe(other);
  });
});
