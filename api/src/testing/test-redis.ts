import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { once } from 'node:events';

/** Path of redis-server, or of that of Valkey; undefined where neither is installed. */
export const REDIS_SERVER: string | undefined = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));

/** Says that what needs Redis is left out. @returns whether it is */
export function withoutRedis(what: string): boolean {
  if (REDIS_SERVER === undefined) process.stdout.write(`not run, redis-server is not installed: ${what}\n`);
  return REDIS_SERVER === undefined;
}

/** A Redis of one's own on a free port, which can be killed, stopped and started again where it was. */
export class TestRedis {
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly secret: string,
  ) {}

  static async start(secret = 'redis-secret'): Promise<TestRedis> {
    const redis = new TestRedis(await freePort(), secret);
    await redis.startAgain();
    return redis;
  }

  get url(): string {
    return `redis://:${this.secret}@127.0.0.1:${this.port}`;
  }

  async startAgain(): Promise<void> {
    const settings = { port: this.port, bind: '127.0.0.1', save: '', appendonly: 'no', requirepass: this.secret };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const child = spawn(REDIS_SERVER ?? 'redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#child = child;
    let said = '';
    for await (const bytes of child.stdout) {
      said += String(bytes);
      if (/Ready to accept connections/.test(said)) break;
    }
    child.stdout.resume();
    if (child.exitCode !== null) throw new Error(`Redis did not start:\n${said}`);
  }

  /** SIGKILL: connections end at once. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Connections stay, and nothing is answered. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A listening TCP server has an address of this kind.
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
