import { prepareDatabase } from '@soulad/infra/postgres';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type ApiProcess, freePort, runCli, startApi } from '../../support/api-process.js';
import { waitFor } from '../../support/wait-for.js';
import type { Run } from './crowd.js';
import { FragilePostgres } from './fragile-postgres.js';
import { StatementLine } from './statement-line.js';
import { TcpProxy } from './tcp-proxy.js';

const DATABASE = 'soulad';

export interface SiteOptions {
  readonly nodes?: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Modules loaded before a node, as file URLs; by the number of the node. */
  readonly imports?: (node: number) => readonly string[];
}

/** One server process of the site. Its port stays the same whatever happens to it. */
export class SiteNode {
  #api: ApiProcess | undefined;

  constructor(
    readonly port: number,
    private readonly metricsPort: number,
    private readonly launch: (port: number, imports: readonly string[]) => Promise<ApiProcess>,
  ) {}

  /** @param imports modules loaded before the product this once, as file URLs */
  async start(imports: readonly string[] = []): Promise<void> {
    this.#api = await this.launch(this.port, imports);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#api?.pid ?? 0;
  }

  /** Memory of its process, MB; 0 when it has ended. */
  get memory(): number {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;
    } catch {
      return 0;
    }
  }

  /** What the node says of itself, by the name of a measure without labels. @throws when it does not say it */
  async measure(name: string): Promise<number> {
    const said = await (await fetch(`http://127.0.0.1:${this.metricsPort}/metrics`)).text();
    const value = new RegExp(String.raw`^${name} (\S+)$`, 'm').exec(said)?.[1];
    if (value === undefined) throw new Error(`The node at ${this.port} does not say ${name}.`);
    return Number(value);
  }

  /** SIGKILL: as a power cut. */
  kill(): Promise<void> {
    return this.#api?.kill('SIGKILL') ?? Promise.resolve();
  }

  /** SIGTERM: in order. */
  stop(): Promise<void> {
    return this.#api?.kill('SIGTERM') ?? Promise.resolve();
  }

  freeze(): void {
    this.#api?.signal('SIGSTOP');
  }

  thaw(): void {
    this.#api?.signal('SIGCONT');
  }

  output(): string {
    return this.#api?.output() ?? '';
  }
}

/**
 * The product as it stands in an office: some nodes behind a proxy (`door`), one database with fsync behind another one
 * (`line`, which reads the statements: `statements`). Everything in it can be killed, stopped, cut off and started again.
 */
export class Site {
  readonly postgres: FragilePostgres;
  readonly door: TcpProxy;
  readonly line: TcpProxy;
  readonly statements: StatementLine;
  readonly nodes: readonly SiteNode[];
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;

  private constructor(parts: Pick<Site, 'postgres' | 'door' | 'line' | 'statements' | 'nodes' | 'folder' | 'env'>) {
    this.postgres = parts.postgres;
    this.door = parts.door;
    this.line = parts.line;
    this.statements = parts.statements;
    this.nodes = parts.nodes;
    this.folder = parts.folder;
    this.env = parts.env;
  }

  static async open({ nodes = 1, env = {}, imports = () => [] }: SiteOptions = {}): Promise<Site> {
    const folder = mkdtempSync(join(tmpdir(), 'soulad-site-'));
    chmodSync(folder, 0o755);
    const postgres = await FragilePostgres.start(join(folder, 'postgres'));
    const line = await TcpProxy.open([postgres.port]);
    const statements = new StatementLine();
    line.between = statements.between;
    const ports = await Promise.all(Array.from({ length: nodes }, () => freePort()));
    const door = await TcpProxy.open(ports);
    const throughLine = new URL(postgres.adminUrl);
    throughLine.port = String(line.port);
    const urls = await prepareDatabase(throughLine.href, DATABASE, { tests: true });
    const whole: NodeJS.ProcessEnv = {
      SOULAD_OWNER_URL: urls.ownerUrl,
      SOULAD_APP_URL: urls.appUrl,
      SOULAD_KEYS: process.env.SOULAD_TEST_KEYS ?? '',
      SOULAD_MODE: 'test',
      NODE_ENV: 'production',
      SOULAD_ORIGINS: [door.port, ...ports].map((port) => `http://127.0.0.1:${port}`).join(','),
      SOULAD_WEB_DIST: '',
      ...env,
    };
    await runCli(['migrate'], whole);
    const measures = await Promise.all(ports.map(() => freePort()));
    const launch = (number: number) => (port: number, more: readonly string[]) =>
      startApi(
        { ...whole, PORT: String(port), SOULAD_METRICS: String(measures[number]) },
        { imports: [...imports(number), ...more] },
      );
    const all = ports.map((port, index) => new SiteNode(port, measures[index] ?? 0, launch(index)));
    const site = new Site({ postgres, door, line, statements, nodes: all, folder, env: whole });
    try {
      await Promise.all(all.map((node) => node.start()));
      return site;
    } catch (error) {
      await site.close();
      throw error;
    }
  }

  /** Address of the proxy in front of the nodes. */
  get origin(): string {
    return `http://127.0.0.1:${this.door.port}`;
  }

  /** Address of the database past every proxy, as administrator. */
  get databaseUrl(): string {
    return new URL(`/${DATABASE}`, this.postgres.adminUrl).href;
  }

  /** Statements as administrator, past every proxy and every server. */
  readonly run: Run = async <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: this.databaseUrl, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(text, params)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  };

  /** The database comes back at another port: the line leads there. */
  async restartPostgres(dataDir?: string): Promise<void> {
    await this.postgres.startAgain(dataDir);
    this.line.targets = [this.postgres.port];
  }

  /** Memory of each node, MB. */
  get memory(): readonly number[] {
    return this.nodes.map((node) => node.memory);
  }

  /** By how much a node has grown at most since `before`, MB. */
  grownSince(before: readonly number[]): number {
    return Math.max(...this.memory.map((now, index) => now - (before[index] ?? 0)));
  }

  /** Waits until a node says that it is ready. @returns milliseconds it took */
  async isReady(node: SiteNode, withinMs: number): Promise<number> {
    const since = performance.now();
    const ready = async (): Promise<boolean> => (await fetch(`${node.origin}/health`)).ok;
    await waitFor(`the node at ${node.port} is ready`, ready, { withinMs });
    return performance.now() - since;
  }

  async close(): Promise<void> {
    for (const node of this.nodes) node.thaw();
    await Promise.all(this.nodes.map((node) => node.kill()));
    await this.door.close();
    await this.line.close();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
