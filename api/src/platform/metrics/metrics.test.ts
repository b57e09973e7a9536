import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { layTable, type LiveTable, LiveTransport, startTestApp, type TestApp } from '../../testing/index.js';
import { readConfig } from '../config/config.js';
import { CATALOGUE, type Measure } from './catalogue.js';
import { MetricsServer } from './metrics-server.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
let server: TestApp;
let table: LiveTable;
let port: number;
beforeAll(async () => {
  server = await startTestApp({ env: { SOULAD_METRICS: '0' } });
  table = await layTable(server.asOwner);
  port = server.app.get(MetricsServer).port ?? 0;
});
afterAll(() => server?.close());

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      const type = res.headers['content-type'] ?? '';
      res.on('end', () => resolve({ status: res.statusCode ?? 0, type, body: Buffer.concat(parts).toString() }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Samples by name and labels, as Prometheus reads them. */
async function measured(): Promise<ReadonlyMap<string, number>> {
  const { body } = await ask('/metrics');
  const samples = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line) => {
      const [, name, value] = /^([a-z_]+(?:\{[a-z]+="[^"\\]*"(?:,[a-z]+="[^"\\]*")*\})?) (\S+)$/.exec(line) ?? [];
      if (name === undefined) throw new Error(`no line of the format: ${line}`);
      return [name, Number(value)];
    }),
  );
}

describe('the measures', () => {
  it('are whole: every measure, every value of its label, a number each, from the start', async () => {
    const samples = await measured();
    for (const [name, { kind, label }] of Object.entries<Measure>(CATALOGUE)) {
      const names = kind === 'histogram' ? [`${name}_count`, `${name}_sum`] : [name];
      const labels = label === null ? [''] : label[1].map((value) => `{${label[0]}="${value}"}`);
      for (const one of names)
        for (const part of labels) expect(samples.get(one + part), one + part).toBeTypeOf('number');
    }
    expect([...samples.values()].filter((value) => !Number.isFinite(value) || value < 0)).toEqual([]);
    expect(samples.get('soulad_database_up')).toBe(1);
    expect(samples.get('soulad_bus_up')).toBe(1);
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  });

  it('count what happens on the live channel, and say of nobody and of no record whose it was', async () => {
    const before = await measured();
    const { ticket } = table.people.worker;
    const line = new LiveTransport(server.url, ticket);
    await vi.waitFor(() => expect(line.connected).toBe(true), { timeout: 10_000 });
    const opened = await line.request('record:open', { recordId: table.recordId });
    expect(opened.ok).toBe(true);
    const missing = await line.request('record:open', { recordId: table.people.worker.userId as never });
    expect(missing).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    const after = await measured();
    const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown('soulad_sockets')).toBe(1);
    expect(grown('soulad_request_seconds_count{event="record:open"}')).toBe(2);
    expect(grown('soulad_refusals_total{code="NOT_FOUND"}')).toBe(1);
    line.close();
    const { body } = await ask('/metrics');
    expect(body).not.toMatch(UUID);
    for (const { displayName } of Object.values(table.people)) expect(body).not.toContain(displayName);
  });

  it('[I1] have one label at most, whose values stand in the catalogue', async () => {
    for (const name of (await measured()).keys()) {
      const [, base = '', labels = ''] = /^([a-z_]+?)(?:_bucket|_sum|_count)?(?:\{(.*)\})?$/.exec(name) ?? [];
      const own = labels.split(',').filter((part) => part !== '' && !part.startsWith('le='));
      const { label } = Object.entries<Measure>(CATALOGUE).find(([known]) => known === base)?.[1] ?? { label: null };
      expect(own.length, name).toBe(label === null ? 0 : 1);
      for (const part of own) expect(label?.[1].map((value) => `${label[0]}="${value}"`)).toContain(part);
    }
  });
});

describe('the address of the measures', () => {
  it('is not the public one: whatever is asked there, no measure comes', async () => {
    for (const path of ['/metrics', '/metrics/', '/%6detrics', '//metrics', '/graphql/../metrics', '/health'])
      expect(await (await fetch(`${server.url}${path}`)).text(), path).not.toContain('soulad_');
  });

  it('hands out the measures and nothing else of the product', async () => {
    expect(await ask('/metrics')).toMatchObject({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    for (const path of ['/', '/health', '/graphql', '/rt/?EIO=4&transport=polling', '/files/1', '/metrics?x=1'])
      expect(await ask(path), path).toMatchObject({ status: 404, body: '' });
    expect(await ask('/metrics', {}, 'POST')).toMatchObject({ status: 404 });
  });

  it.each([
    ['origin', 'https://evil.example'],
    ['sec-fetch-site', 'none'],
    ['host', 'bent.example:9464'],
  ])('answers programs and no page of a browser: %s', async (name, value) =>
    expect(await ask('/metrics', { [name]: value })).toMatchObject({ status: 404, body: '' }),
  );

  it('is none unless it is named, and this machine alone unless a host is', async () => {
    const env = { SOULAD_APP_URL: 'postgres://soulad_app:x@localhost/soulad' };
    expect(readConfig(env).metrics).toBeNull();
    expect(readConfig({ ...env, SOULAD_METRICS: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(readConfig({ ...env, SOULAD_METRICS: '10.0.0.7:9464' }).metrics).toEqual({ host: '10.0.0.7', port: 9464 });
    expect(readConfig({ ...env, SOULAD_METRICS: '[::1]:9464' }).metrics).toEqual({ host: '::1', port: 9464 });
    for (const wrong of ['3000', '99999', 'here', '127.0.0.1:'])
      expect(() => readConfig({ ...env, PORT: '3000', SOULAD_METRICS: wrong }), wrong).toThrow(/SOULAD_METRICS/);
    const silent = await startTestApp({ database: server.database });
    expect(silent.app.get(MetricsServer).port).toBeNull();
    await silent.close();
  });
});
