import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditRows, layTable } from '../../testing/index.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';

const RATE = 10;
const ASK = '{ viewer { displayName } }';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp({ env: { SOULAD_RATE: String(RATE) } });
});
afterAll(() => server?.close());

it('answers so many requests of one session, refuses the others in one shape, and lets everybody else on', async () => {
  const { people } = await layTable(server.asOwner);
  const [hasty, calm] = [people.worker.cookie, people.teacher.cookie];
  const asked = await Promise.all(Array.from({ length: 3 * RATE }, () => server.gql(ASK, {}, hasty)));
  const refused = asked.filter(({ code }) => code === 'RATE_LIMITED');
  // A window may end on the way.
  expect(asked.length - refused.length).toBeGreaterThanOrEqual(RATE);
  expect(asked.length - refused.length).toBeLessThanOrEqual(2 * RATE);
  for (const { status, body } of refused) {
    expect(status).toBe(429);
    expect(JSON.parse(body).errors[0].extensions.params.retryAfterMs).toBeLessThanOrEqual(10_000);
  }
  expect((await server.gql(ASK, {}, calm)).code).toBeUndefined();
  const noted = await auditRows(server, `action = 'rate.exceeded'`);
  expect(noted.map(({ detail }) => detail)).toContainEqual({ what: 'requests' });
  expect(noted.length).toBeLessThanOrEqual(2);
});

it('counts sessions that are made up by the address they come from', async () => {
  const codes = await Promise.all(
    Array.from({ length: 25 * RATE }, (_, n) =>
      server.gql(ASK, {}, `__Host-sid=${String(n).padStart(43, 'x')}`).then(({ code }) => code),
    ),
  );
  expect(codes).toContain('RATE_LIMITED');
});
