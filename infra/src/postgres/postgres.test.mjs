import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startScript } from '../testing/process.mjs';
import { withClient } from './connect.mjs';
import { openExternal } from './external.mjs';
import { homeOf } from './home.mjs';
import {
  assertServer,
  cloneDatabase,
  dropDatabase,
  prepareDatabase,
  readdress,
  startPostgres,
  startThrowawayPostgres,
} from './index.mjs';
import { isAlive } from '../run/alive.mjs';
import { freePort } from './server.mjs';

const query = (url, sql) => withClient(url, async (client) => (await client.query(sql)).rows);

let server;
let folder;
beforeAll(async () => {
  server = await startThrowawayPostgres();
  folder = mkdtempSync(join(tmpdir(), 'soulad-test-'));
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded server', () => {
  it('listens on 127.0.0.1 only, without sockets in the file system, and asks for its password', async () => {
    const [network] = await query(
      server.adminUrl,
      "SELECT current_setting('listen_addresses') AS at, current_setting('unix_socket_directories') AS sockets",
    );
    expect(network).toEqual({ at: '127.0.0.1', sockets: '' });
    for (const password of ['wrong', '']) {
      await expect(query(readdress(server.adminUrl, { password }), 'SELECT 1')).rejects.toThrow(/password/);
    }
  });

  it('sorts in the Czech order', async () => {
    const rows = await query(server.adminUrl, "SELECT w FROM unnest(ARRAY['ci','chata','hora','čas']) w ORDER BY w");
    expect(rows.map((row) => row.w)).toEqual(['ci', 'čas', 'hora', 'chata']);
  });

  it('keeps its password readable by nobody else', async () => {
    const dataDir = join(folder, 'kept');
    const kept = await startPostgres({ dataDir, durable: true });
    try {
      expect(statSync(join(dataDir, 'password')).mode & 0o077).toBe(0);
      expect(await query(kept.adminUrl, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    } finally {
      await kept.stop();
    }
    expect(existsSync(join(dataDir, 'data/postmaster.pid'))).toBe(false);
  });

  it('begins anew over a folder whose first start was cut short', async () => {
    const dataDir = join(folder, 'cut');
    mkdirSync(join(dataDir, 'data.new'), { recursive: true });
    writeFileSync(join(dataDir, 'data.new/PG_VERSION'), '18');
    const started = await startPostgres({ dataDir, durable: false });
    await started.stop();
    expect(existsSync(join(dataDir, 'data.new'))).toBe(false);
  });

  it('refuses data of another major version and leaves them alone', async () => {
    const dataDir = join(folder, 'older');
    mkdirSync(join(dataDir, 'data'), { recursive: true });
    writeFileSync(join(dataDir, 'data/PG_VERSION'), '17\n');
    await expect(startPostgres({ dataDir, durable: false })).rejects.toThrow('written by Postgres 17');
    expect(readFileSync(join(dataDir, 'data/PG_VERSION'), 'utf8')).toBe('17\n');
  });

  it('works in a checkout below a folder that is closed to the account of the server', async () => {
    // Installed anew below a folder that only its owner may enter, as in a home of root.
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const infra = fileURLToPath(new URL('../..', import.meta.url));
    cpSync(join(infra, 'src'), join(closed, 'infra/src'), { recursive: true });
    writeFileSync(join(closed, 'package.json'), '{ "type": "module" }');
    const modules = join(infra, '../node_modules');
    execFileSync('ln', ['-s', modules, join(closed, 'node_modules')]);
    const dataDir = join(closed, '.soulad/postgres');
    const script = join(closed, 'start.mjs');
    writeFileSync(
      script,
      `import { startPostgres } from './infra/src/postgres/index.mjs';
       const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
       await server.stop();
       console.log('stopped');`,
    );
    const end = await startScript(script, []).ended;
    expect(end).toMatchObject({ code: 0, stdout: 'stopped\n' });
    const home = homeOf(dataDir);
    expect(existsSync(join(home, 'data/PG_VERSION'))).toBe(true);
    if (home !== dataDir) rmSync(home, { recursive: true });
  });
});

describe('a throwaway server', () => {
  it('ends, and its data go, when its launcher is killed', async () => {
    const script = join(folder, 'throwaway.mjs');
    const index = new URL('index.mjs', import.meta.url).href;
    writeFileSync(
      script,
      `import { startThrowawayPostgres } from '${index}';
       import { withClient } from '${new URL('connect.mjs', import.meta.url).href}';
       const server = await startThrowawayPostgres();
       const rows = await withClient(server.adminUrl, async (c) => (await c.query('SHOW data_directory')).rows);
       console.log(JSON.stringify({ pid: server.pid, data: rows[0].data_directory }) + ' up');
       setInterval(() => {}, 1000);`,
    );
    const launcher = startScript(script, []);
    const said = await launcher.says('up');
    const { pid, data } = JSON.parse(said.slice(0, said.lastIndexOf('}') + 1));
    expect(isAlive(pid)).toBe(true);
    await launcher.stop('SIGKILL');
    await expect.poll(() => existsSync(data), { timeout: 20_000 }).toBe(false);
  });
});

describe('the roles', () => {
  it('bind the application by row-level security, and the owner, but not the role of the tests', async () => {
    const urls = await prepareDatabase(server.adminUrl, 'roles', { tests: true });
    await query(
      urls.ownerUrl,
      `CREATE TABLE thing (id int); INSERT INTO thing VALUES (1); GRANT SELECT ON thing TO soulad_app;
       ALTER TABLE thing ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`,
    );
    const seen = (url) => query(url, 'SELECT id FROM thing');
    expect(await seen(urls.appUrl)).toEqual([]);
    expect(await seen(urls.ownerUrl)).toEqual([]);
    expect(await seen(urls.bypassUrl)).toEqual([{ id: 1 }]);
    await expect(query(urls.appUrl, 'CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(query(urls.appUrl, 'CREATE TEMP TABLE mine (id int)')).rejects.toThrow(/permission denied/);
  });

  it('are prepared again without harm, by many at the same time', async () => {
    const before = await prepareDatabase(server.adminUrl, 'again');
    expect(before.bypassUrl).toBeUndefined();
    await query(before.ownerUrl, 'CREATE TABLE kept (id int)');
    const again = await Promise.all(Array.from({ length: 5 }, () => prepareDatabase(server.adminUrl, 'again')));
    expect(new Set(again.map((urls) => urls.appUrl))).toEqual(new Set([before.appUrl]));
    expect(await query(before.ownerUrl, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }]);
  });

  it('are copied with a migrated database', async () => {
    const urls = await prepareDatabase(server.adminUrl, 'origin', { tests: true });
    await query(urls.ownerUrl, 'CREATE TABLE t (id int); GRANT SELECT, INSERT ON t TO soulad_app');
    await cloneDatabase(server.adminUrl, 'origin', 'copied');
    const copy = readdress(urls.appUrl, { database: 'copied' });
    await query(copy, 'INSERT INTO t VALUES (1)');
    expect(await query(urls.appUrl, 'SELECT * FROM t')).toEqual([]);
    await dropDatabase(server.adminUrl, 'copied');
    await expect(query(copy, 'SELECT 1')).rejects.toThrow(/does not exist/);
  });

  it('are made by the owner of a database who is no superuser', async () => {
    const other = await startThrowawayPostgres();
    try {
      await query(other.adminUrl, "CREATE ROLE chief LOGIN CREATEROLE CREATEDB PASSWORD 'chief'");
      const chief = readdress(other.adminUrl, { user: 'chief', password: 'chief' });
      await prepareDatabase(chief, 'soulad');
      const urls = await prepareDatabase(chief, 'soulad');
      expect(await query(urls.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await other.stop();
    }
  });

  it('refuse an account that may not make them, in one sentence', async () => {
    await query(server.adminUrl, "CREATE ROLE small LOGIN PASSWORD 'small'");
    const small = readdress(server.adminUrl, { user: 'small', password: 'small' });
    await expect(prepareDatabase(small, 'small')).rejects.toThrow(/^The database account may not set up Soulad: .*\.$/);
  });
});

describe('a server of your own', () => {
  it('is used with the database its address names, or with "soulad"', async () => {
    const bare = readdress(server.adminUrl, { database: '' });
    expect(await openExternal(bare)).toMatchObject({ name: 'soulad' });
    expect(await openExternal(server.adminUrl)).toMatchObject({ name: 'soulad' });
    const missing = await openExternal(readdress(server.adminUrl, { database: 'not_yet' }));
    expect(missing.name).toBe('not_yet');
    expect(new URL(missing.adminUrl).pathname).toBe('/postgres');
  });

  it.each([
    ['a wrong password', () => readdress(server.adminUrl, { password: 'wrong' }), /user or password is wrong\.$/],
    ['another protocol', () => 'mysql://localhost/soulad', /must begin with postgres:\/\//],
    ['no address', () => 'soulad', /not an address of the form/],
  ])('is refused for %s in a sentence without the password', async (_, url, sentence) => {
    const refused = openExternal(url());
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.not.toThrow(/wrong:|soulad_admin/);
  });

  it('is refused when it is too old', async () => {
    await expect(assertServer(server.adminUrl, 99)).rejects.toThrow(
      /^The database at 127\.0\.0\.1:\d+ is Postgres 18; Soulad needs Postgres 99 or newer\.$/,
    );
  });

  it('is refused when something else answers there', async () => {
    const port = await freePort();
    const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(port, '127.0.0.1');
    try {
      await expect(openExternal(`postgres://a:b@127.0.0.1:${port}/x`)).rejects.toThrow(/cannot be used: /);
    } finally {
      other.close();
    }
  });
});
