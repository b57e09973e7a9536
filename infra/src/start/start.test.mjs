import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../postgres/server.mjs';
import { isAlive } from '../run/alive.mjs';
import { startScript } from '../testing/process.mjs';
import { makeStandIn } from '../testing/stand-in.mjs';

const SCRIPT = fileURLToPath(new URL('../testing/start-stand-in.mjs', import.meta.url));
const NOBODY = 65_534;

let tree;
let port;
const running = [];

beforeEach(async () => {
  tree = makeStandIn();
  port = await freePort();
});

afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  tree.remove();
});

function npmStart({ words = [], ...env } = {}) {
  const started = startScript(SCRIPT, [tree.root, ...words], { PORT: String(port), DATABASE_URL: '', ...env });
  running.push(started);
  return started;
}

function serverPid() {
  return Number(readFileSync(join(tree.dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('npm start', () => {
  it('serves, prints the address and the people, and keeps the data between starts', async () => {
    const first = npmStart();
    const said = await first.says('Bořek');
    expect(said).toContain(`http://localhost:${port}`);
    expect(said).toContain('Alena Nováková');
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(await answer.json()).toEqual({ mode: 'demo' });
    const postgres = serverPid();
    const api = first.child.pid;
    expect(await first.stop('SIGINT')).toMatchObject({ code: 0, stderr: '' });
    expect([api, postgres].filter(isAlive)).toEqual([]);

    const second = npmStart();
    const again = await second.says('Bořek');
    expect(again).not.toContain('Loading');
    expect(again.match(/Alena/g)).toHaveLength(1);
    expect(await second.stop()).toMatchObject({ code: 0 });
  });

  it('throws the demo data away with --fresh, after saying so', async () => {
    await npmStart().says('Bořek');
    await running.pop().stop();
    const cluster = readFileSync(join(tree.dataDir, 'postgres/password'), 'utf8');
    const said = await npmStart({ words: ['--fresh'] }).says('Bořek');
    expect(said).toContain('Throwing away the demo data');
    expect(readFileSync(join(tree.dataDir, 'postgres/password'), 'utf8')).not.toBe(cluster);
  });

  it('adopts the server that a killed launcher left behind', async () => {
    const killed = npmStart();
    await killed.says('Bořek');
    const postgres = serverPid();
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;
    expect(isAlive(postgres)).toBe(true);
    port = await freePort();
    const next = npmStart();
    await next.says('Bořek');
    expect(serverPid()).toBe(postgres);
    await next.stop();
    expect(existsSync(join(tree.dataDir, 'postgres/data/postmaster.pid'))).toBe(false);
  });

  it('loads the demo anew when the first load was cut short', async () => {
    mkdirSync(tree.dataDir);
    writeFileSync(join(tree.dataDir, 'demo-loading'), '');
    const said = await npmStart().says('Bořek');
    expect(said).toContain('only half loaded');
    expect(existsSync(join(tree.dataDir, 'demo-loading'))).toBe(false);
  });
});

describe('npm start fails with one clear sentence and code 1', () => {
  async function failure(options) {
    const end = await npmStart(options).ended;
    expect(end.stderr.trim().split('\n')).toHaveLength(1);
    expect(end.code).toBe(1);
    return end.stderr.trim();
  }

  it('when the port is in use', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    try {
      expect(await failure()).toMatch(`Port ${port} is in use by another program; stop it or choose another one`);
    } finally {
      other.close();
    }
    expect(existsSync(join(tree.dataDir, 'postgres'))).toBe(false);
  });

  it('when PORT, SOULAD_MODE or a word of the command make no sense', async () => {
    expect(await failure({ PORT: 'http' })).toBe('PORT must be a number from 1 to 65535, not "http".');
    expect(await failure({ SOULAD_MODE: 'show' })).toContain('SOULAD_MODE must be "demo" or "production"');
    expect(await failure({ SOULAD_MODE: 'production' })).toContain('SOULAD_KEYS is not set');
    expect(await failure({ words: ['--frsh'] })).toContain('knows "--fresh" and nothing else');
  });

  it('when it may not write', async () => {
    const asNobody = process.getuid() === 0;
    if (!asNobody) mkdirSync(tree.dataDir, { mode: 0o500 });
    const sentence = await failure({ words: asNobody ? [`--as=${NOBODY}`] : [] });
    expect(sentence).toMatch(/^Soulad may not write to .*; run it as the owner of that folder\.$/);
  });

  it('when the database cannot be reached', async () => {
    const nowhere = `postgres://somebody:secret@127.0.0.1:${await freePort()}/soulad`;
    const sentence = await failure({ DATABASE_URL: nowhere });
    expect(sentence).toMatch(/^The database at 127\.0\.0\.1:\d+ cannot be used: nothing listens there\.$/);
    expect(await failure({ DATABASE_URL: 'localhost' })).toContain('not an address of the form');
  });

  it('when a migration was left half done, and keeps what is there', async () => {
    await npmStart().says('Bořek');
    await running.pop().stop();
    const said = 'Migration 0007 was begun and not finished: restore the backup made before it.';
    expect(await failure({ STAND_IN_REFUSES: `migrate:${said}` })).toBe(said);
    expect(await npmStart().says('Bořek')).toContain('Alena Nováková');
  });

  it('when a story of the demo is wrong, and loads it in full the next time', async () => {
    const said = 'story-1.yaml line 4: there is no agency "skola".';
    expect(await failure({ STAND_IN_REFUSES: `story:${said}` })).toBe(said);
    expect(await npmStart().says('Bořek')).toContain('Alena Nováková');
  });

  it('when another run uses the same data', async () => {
    await npmStart().says('Bořek');
    port = await freePort();
    expect(await failure()).toMatch(/are in use by another run of Soulad \(process \d+\)\.$/);
  });

  it('when the server ends by itself, and stops the database', async () => {
    writeFileSync(join(tree.root, 'api/dist/main.js'), 'process.exit(7);');
    expect(await failure()).toBe('The server did not start (code 7).');
    const said = 'SOULAD_WEB_DIST has no index.html in it.';
    writeFileSync(join(tree.root, 'api/dist/main.js'), `process.stderr.write('${said}\\n'); process.exit(1);`);
    expect(await failure()).toBe(said);
    expect(existsSync(join(tree.dataDir, 'postgres/data/postmaster.pid'))).toBe(false);
  });
});
