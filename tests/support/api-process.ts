import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { waitFor } from './wait-for.js';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MAIN = `${ROOT}api/dist/main.js`;
const CLI = `${ROOT}api/dist/cli.js`;

/** A running server and everything it printed. */
export interface ApiProcess {
  readonly port: number;
  readonly pid: number;
  readonly output: () => string;
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Sends a signal and waits for nothing. */
  readonly signal: (signal: NodeJS.Signals) => void;
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // A listening TCP server has an address of this kind.
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}

/**
 * Starts the built server and waits until it answers.
 * @param options.imports modules loaded before the server, as file URLs
 * @throws what the server printed, when it ends instead
 */
export async function startApi(
  env: NodeJS.ProcessEnv,
  { imports = [] }: { imports?: readonly string[] } = {},
): Promise<ApiProcess> {
  assertBuilt(MAIN);
  const port = Number(env.PORT) || (await freePort());
  const args = [...imports.flatMap((url) => ['--import', url]), MAIN];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env, PORT: String(port) } });
  const output = collect(child);
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const kill = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  try {
    await waitFor(
      'the server answers',
      async () => {
        if (child.exitCode !== null) return 'ended' as const;
        return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
      },
      { withinMs: 60_000 },
    );
  } catch (error) {
    await kill('SIGKILL');
    throw new Error(`The server did not start:\n${output()}`, { cause: error });
  }
  if (child.exitCode !== null) throw new Error(`The server did not start:\n${output()}`);
  return { port, pid: child.pid ?? 0, output, kill, signal: (signal) => void child.kill(signal) };
}

/**
 * Runs one command of the server's command line.
 * @returns what it printed
 * @throws its output when it fails
 */
export async function runCli(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { imports = [] }: { imports?: readonly string[] } = {},
): Promise<string> {
  assertBuilt(CLI);
  const child = spawn(process.execPath, [...imports.flatMap((url) => ['--import', url]), CLI, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
  });
  const output = collect(child);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${output()}`);
  return output();
}

function collect(child: ChildProcess): () => string {
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => parts.push(chunk));
  return () => Buffer.concat(parts).toString('utf8');
}

function assertBuilt(file: string): void {
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build first`);
}
