import { describe, expect, it, vi } from 'vitest';
import { layTable, LiveTransport } from '../testing/index.js';
import { forEachTest, onTestApp } from '../testing/hooks.js';
import { Hub } from './hub.js';

const server = onTestApp();
const table = forEachTest(() => layTable(server.asOwner));

/** Says that nobody has used the session of the teacher for so many seconds. */
const unused = (seconds: number): Promise<object[]> =>
  server.asOwner(`update session set last_seen_at = now() - make_interval(secs => $2) where id = $1`, [
    ...[table.people.teacher.sessionId, seconds],
  ]);
const lastUsed = async (): Promise<number> => {
  const [row] = await server.asOwner<{ ago: number }>(
    'select extract(epoch from now() - last_seen_at)::float8 as ago from session where id = $1',
    [table.people.teacher.sessionId],
  );
  return row?.ago ?? 0;
};
const ask = async (headers: Record<string, string>): Promise<number> => {
  const { cookie } = table.people.teacher;
  const body = JSON.stringify({ query: '{ mySessions { id } }' });
  const sent = { 'content-type': 'application/json', cookie, ...headers };
  return (await fetch(`${server.url}/graphql`, { method: 'POST', headers: sent, body })).status;
};

describe('a session nobody uses', () => {
  it('[R3] is kept alive by whoever is at the window, and not by what the page asks for by itself', async () => {
    await unused(600);
    expect(await ask({ 'x-soulad-unattended': '1' })).toBe(200);
    expect(await lastUsed()).toBeGreaterThan(500);
    expect(await ask({})).toBe(200);
    expect(await lastUsed()).toBeLessThan(60);
  });

  it('[R3] is announced a minute before its end, and again after it was used in between', async () => {
    const transport = new LiveTransport(server.url, table.people.teacher.ticket);
    const told: number[] = [];
    transport.socket.on('auth:expiring', ({ inMs }: { inMs: number }) => told.push(inMs));
    try {
      await vi.waitFor(() => expect(transport.connected).toBe(true));
      // The first look takes a fresh connection for somebody at the window.
      await vi.waitFor(async () => expect(await lastUsed()).toBeLessThan(3), { timeout: 4_000 });
      await unused(20 * 60 - 40);
      await vi.waitFor(() => expect(told).toHaveLength(1), { timeout: 4_000 });
      expect(told[0]).toBeGreaterThan(30_000);
      expect(told[0]).toBeLessThanOrEqual(40_000);
      await unused(0);
      const hub = server.app.get(Hub);
      await vi.waitFor(() => expect([...hub.connections].map((one) => one.expiring)).toEqual([false]), {
        timeout: 4_000,
      });
      await unused(20 * 60 - 40);
      await vi.waitFor(() => expect(told).toHaveLength(2), { timeout: 4_000 });
      const gone = new Promise<void>((resolve) => transport.socket.once('auth:expired', () => resolve()));
      await unused(20 * 60 + 1);
      await gone;
    } finally {
      transport.close();
    }
  });
});
