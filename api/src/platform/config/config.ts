import { z } from 'zod';

/** A refusal to start that the person at the keyboard can act on: one sentence, no stack. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';

  constructor(
    message: string,
    /** Exit code of the process: 1 = set-up, 3 = the database is half migrated. */
    readonly exitCode: 1 | 3 = 1,
  ) {
    super(message);
  }
}

export type Mode = 'demo' | 'production' | 'test';

/** Where the measures are handed out. */
export interface MetricsAddress {
  readonly host: string;
  readonly port: number;
}

/** Everything the process reads from its environment. There is no other reader of these variables. */
export class Config {
  constructor(
    /** `SOULAD_MODE`: demo lists the people of the stories; production refuses demo sign-in; test may drop one wall. */
    readonly mode: Mode,
    /** `PORT`: the TCP port of HTTP and the live channel; 0 lets the system choose. */
    readonly port: number,
    /** `SOULAD_APP_URL`: the database as the role `soulad_app`, which row-level security binds. */
    readonly appUrl: string,
    /** `SOULAD_OWNER_URL`: the database as `soulad_owner`; only `migrate` uses it. Null when not given. */
    readonly ownerUrl: string | null,
    /** `SOULAD_BYPASS_URL`: the database as `soulad_bypass`; read in test mode only. Null otherwise. */
    readonly bypassUrl: string | null,
    /** `SOULAD_WEB_DIST`: folder with the built web application; null serves the API alone. */
    readonly webDist: string | null,
    /** `SOULAD_ORIGINS`: origins whose pages may call; by default http://localhost and http://127.0.0.1 on the port. */
    readonly origins: readonly string[],
    /** `SOULAD_POOL`: most database connections of this process, 2 to 100. */
    readonly pool: number,
    /** `SOULAD_HOST`: the address to listen on; by default every one in production and this machine alone otherwise. */
    readonly host: string | null,
    /** `SOULAD_PROXIES`: how many reverse proxies stand in front; 0 believes no forwarded header. */
    readonly proxies: number,
    /** `SOULAD_KEYS`: path of the file with the keys of this installation; null when not given. */
    readonly keys: string | null,
    /** `SOULAD_AUDIT_DIR`: folder outside the database for signed checkpoints of the audit log; null keeps none there. */
    readonly auditDir: string | null = null,
    /** `SOULAD_SMTP_URL`: the mail server, smtp:// or smtps://; null sends no mail. */
    readonly smtpUrl: string | null = null,
    /** `SOULAD_MAIL_FROM`: the sender's address; needed with a mail server. */
    readonly mailFrom: string | null = null,
    /** `SOULAD_RP_ID`: the domain that passkeys belong to; by default the host of the first origin, or localhost. */
    readonly rpId: string = 'localhost',
    /** `SOULAD_ANCHORS`: folder of certificates whose issuers are trusted to sign; null trusts and checks none. */
    readonly anchors: string | null = null,
    /** `SOULAD_METRICS`: address that hands out the measures, `PORT` of this machine alone or `HOST:PORT`; null does not. */
    readonly metrics: MetricsAddress | null = null,
    /** `REDIS_URL`: the Redis (or Valkey) over which nodes hear of each other; null = the database does that. */
    readonly redisUrl: string | null = null,
    /** `SOULAD_RATE`: requests of one session that a node answers in ten seconds, of one address twenty times as many; 0 = any number. */
    readonly rate: number = 300,
  ) {}
}

const postgresUrl = z
  .string('is not set')
  .regex(/^postgres(ql)?:\/\/\S+$/, 'must be an address postgres://user:password@host/database');
const whole = (least: number, most: number) =>
  z.coerce.number({ error: 'must be a whole number' }).int('must be a whole number').min(least).max(most);

const environment = z.object({
  SOULAD_MODE: z.enum(['demo', 'production', 'test']).default('production'),
  PORT: whole(0, 65_535).default(3000),
  SOULAD_APP_URL: postgresUrl,
  SOULAD_OWNER_URL: postgresUrl.optional(),
  SOULAD_BYPASS_URL: postgresUrl.optional(),
  SOULAD_WEB_DIST: z.string().min(1).optional(),
  SOULAD_ORIGINS: z.string().default(''),
  SOULAD_POOL: whole(2, 100).default(10),
  SOULAD_HOST: z.string().min(1).optional(),
  SOULAD_PROXIES: whole(0, 10).default(0),
  SOULAD_KEYS: z.string().min(1).optional(),
  SOULAD_AUDIT_DIR: z.string().min(1).optional(),
  SOULAD_ANCHORS: z.string().min(1).optional(),
  SOULAD_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must be an address smtp://host:port')
    .optional(),
  SOULAD_RATE: whole(0, 100_000).default(300),
  SOULAD_MAIL_FROM: z.email('must be an e-mail address').optional(),
  SOULAD_METRICS: z
    .string()
    .regex(/^(\S+:)?\d{1,5}$/, 'must be a port or an address host:port')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/\S+$/, 'must be an address redis://user:password@host:port')
    .optional(),
  SOULAD_RP_ID: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a domain')
    .optional(),
});

/**
 * Reads and checks the environment.
 * @throws {StartRefusal} with every wrong variable in one sentence, values left out
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  const origins = originsOf(env.SOULAD_ORIGINS ?? '');
  const metrics = metricsAddress(given.SOULAD_METRICS);
  problems.push(...togetherWrong(given, origins, metrics));
  if (!parsed.success || problems.length > 0) {
    throw new StartRefusal(`The settings are not usable: ${[...new Set(problems)].join('; ')}.`);
  }
  const e = parsed.data;
  return new Config(
    e.SOULAD_MODE,
    e.PORT,
    e.SOULAD_APP_URL,
    e.SOULAD_OWNER_URL ?? null,
    e.SOULAD_MODE === 'test' ? (e.SOULAD_BYPASS_URL ?? null) : null,
    e.SOULAD_WEB_DIST ?? null,
    origins,
    e.SOULAD_POOL,
    e.SOULAD_HOST ?? (e.SOULAD_MODE === 'production' ? null : '127.0.0.1'),
    e.SOULAD_PROXIES,
    e.SOULAD_KEYS ?? null,
    e.SOULAD_AUDIT_DIR ?? null,
    e.SOULAD_SMTP_URL ?? null,
    e.SOULAD_MAIL_FROM ?? null,
    e.SOULAD_RP_ID ?? (origins[0] === undefined ? 'localhost' : new URL(origins[0]).hostname),
    e.SOULAD_ANCHORS ?? null,
    metrics,
    e.REDIS_URL ?? null,
    e.SOULAD_RATE,
  );
}

/** What is right by itself and wrong beside the rest. */
function togetherWrong(
  given: Readonly<Record<string, string | undefined>>,
  origins: readonly string[],
  metrics: MetricsAddress | null,
): string[] {
  const problems: string[] = [];
  if (given.SOULAD_SMTP_URL !== undefined && given.SOULAD_MAIL_FROM === undefined)
    problems.push('SOULAD_MAIL_FROM: is needed with SOULAD_SMTP_URL');
  for (const origin of origins)
    if (!isOrigin(origin)) problems.push('SOULAD_ORIGINS: every entry must be like https://host');
  if (metrics !== null && (metrics.port > 65_535 || (metrics.port !== 0 && String(metrics.port) === given.PORT)))
    problems.push('SOULAD_METRICS: must be another port than that of the application, 0 to 65535');
  const domain = given.SOULAD_RP_ID;
  if (domain !== undefined && origins.length > 0 && !origins.some((origin) => isUnder(domain, origin)))
    problems.push('SOULAD_RP_ID: must be the host of an entry of SOULAD_ORIGINS, or a domain above it');
  return problems;
}

function originsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');
}

/** Without a host nobody but this machine may ask. */
function metricsAddress(text: string | undefined): MetricsAddress | null {
  if (text === undefined) return null;
  const at = text.lastIndexOf(':');
  const host = at === -1 ? '127.0.0.1' : text.slice(0, at).replace(/^\[(.*)\]$/, '$1');
  return { host, port: Number(text.slice(at + 1)) };
}

/** Whether a page of this origin may use passkeys of the domain. */
export function isUnder(domain: string, origin: string): boolean {
  const host = URL.parse(origin)?.hostname;
  return host === domain || host?.endsWith(`.${domain}`) === true;
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.origin === text;
}
