import { existsSync } from 'node:fs';
import { type ApiProcess, freePort, ROOT, startApi } from './api-process.js';
import { type Addresses, freshDatabase, removeDatabase } from './databases.js';

export interface SystemOptions {
  /** Story files to be loaded, moved to the present moment. */
  readonly stories?: readonly string[];
  /** Which walls stand; both unless said. */
  readonly walls?: 'both' | 'app' | 'rls';
  /** Further origins whose pages may call: proxies in front of the server. */
  readonly origins?: readonly string[];
  /** Modules loaded before the server, as file URLs. */
  readonly imports?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** The product as a whole on a database of its own: built server, built web application. */
export interface System {
  readonly origin: string;
  readonly port: number;
  readonly database: Addresses;
  /** Process of the server that runs now. */
  readonly pid: () => number;
  /** Everything the server has printed. */
  readonly output: () => string;
  /** Ends the server at once, as a power cut does, and starts it again on the same port. */
  readonly crash: () => Promise<void>;
  /** Ends the server at once and leaves it ended. */
  readonly halt: () => Promise<void>;
  /** Starts an ended server again on the same port. */
  readonly resume: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The limit that the product has as it is delivered. */
export const RATE_OF_PEOPLE = { SOULAD_RATE: '' };

/** Starts the system. The built web application (SOULAD_WEB_DIST, else web/dist) is served when it is there. */
export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const database = await freshDatabase(options.stories);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  // A build of one's own may stand elsewhere while the usual place is being written.
  const webDist = process.env.SOULAD_WEB_DIST ?? `${ROOT}web/dist`;
  const env = {
    ...database.env,
    PORT: String(port),
    NODE_ENV: 'production',
    SOULAD_MODE: 'test',
    SOULAD_WALLS: options.walls ?? 'both',
    // Tests ask faster than anybody at the keys; screens are tried under the limit all the same (`RATE_OF_PEOPLE`).
    SOULAD_RATE: '0',
    SOULAD_ORIGINS: [origin, `http://127.0.0.1:${port}`, ...(options.origins ?? [])].join(','),
    SOULAD_WEB_DIST: existsSync(`${webDist}/index.html`) ? webDist : '',
    ...options.env,
  };
  const start = (): Promise<ApiProcess> => startApi(env, options.imports ? { imports: options.imports } : {});
  let api = await start();
  return {
    origin,
    port,
    database,
    pid: () => api.pid,
    output: () => api.output(),
    crash: async () => {
      await api.kill('SIGKILL');
      api = await start();
    },
    halt: () => api.kill('SIGKILL'),
    resume: async () => {
      api = await start();
    },
    stop: async () => {
      await api.kill();
      await removeDatabase(database);
    },
  };
}
