import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, ROOT } from '../../support/api-process.js';
import { waitFor } from '../../support/wait-for.js';

/** A proxy of the world outside, run over the configuration of `infra/container`. */
export interface FrontKind {
  readonly name: string;
  readonly file: string;
  /** The configuration with other addresses and without TLS; everything else of it stands as it is. */
  here(text: string, at: { readonly port: number; readonly folder: string }): string;
  args(file: string, folder: string): readonly string[];
}

const PLACES = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

const nginx: FrontKind = {
  name: 'nginx',
  file: 'nginx.conf',
  here: (text, { port, folder }) =>
    `daemon off;\npid ${folder}/nginx.pid;\nerror_log stderr crit;\n${text}`
      .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
      .replaceAll(/^\s*(http2|ssl_\w+) .*;$/gm, '')
      .replace('http {', `http {\n${PLACES.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n')}`),
  args: (file, folder) => ['-p', folder, '-c', file, '-e', 'stderr'],
};

const haproxy: FrontKind = {
  name: 'haproxy',
  file: 'haproxy.cfg',
  here: (text, { port }) => text.replace(/bind :443 ssl .*/, `bind 127.0.0.1:${port}`),
  args: (file) => ['-db', '-f', file],
};

export const FRONTS = { nginx, haproxy };

/** Path of its program; undefined, said aloud, where it is not installed. */
export function programOf({ name }: FrontKind): string | undefined {
  const path = ['/usr/sbin', '/usr/bin', '/usr/local/sbin']
    .map((folder) => join(folder, name))
    .find((one) => existsSync(one));
  if (path === undefined) process.stdout.write(`not run, ${name} is not installed: three nodes behind ${name}\n`);
  return path;
}

/** One running proxy in front of nodes. */
export class Front {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async open(kind: FrontKind, program: string, nodes: readonly number[]): Promise<Front> {
    const folder = mkdtempSync(join(tmpdir(), 'soulad-front-'));
    chmodSync(folder, 0o755);
    const port = await freePort();
    const given = readFileSync(`${ROOT}infra/container/${kind.file}`, 'utf8');
    const text = kind
      .here(given, { port, folder })
      .replaceAll(/\bnode-(\d):3000/g, (_, number) => `127.0.0.1:${nodes[Number(number) - 1]}`);
    const file = join(folder, kind.file);
    writeFileSync(file, text);
    const child = spawn(program, kind.args(file, folder), { stdio: ['ignore', 'inherit', 'inherit'] });
    const front = new Front(port, child, folder);
    await waitFor(`${kind.name} listens`, async () => {
      if (child.exitCode !== null) throw new Error(`${kind.name} ended with ${child.exitCode}:\n${text}`);
      const socket = connect({ port, host: '127.0.0.1' });
      await once(socket, 'connect');
      socket.destroy();
      return true;
    });
    return front;
  }

  async close(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
