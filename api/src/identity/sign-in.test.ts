import { beforeAll, describe, expect, it } from 'vitest';
import { createUser, Sessions } from './index.js';
import { enter, enterAdmin, type TestPerson } from '../testing/index.js';
import { onTestApp } from '../testing/hooks.js';

const SIGN_IN =
  'mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { userId role } }';
const VIEWER = '{ viewer { userId membershipId role demo mode memberships { id } } }';
const PASSWORD = 'velmi dlouhe heslo';

const server = onTestApp();
let admin: TestPerson;
beforeAll(async () => {
  admin = await enterAdmin(server);
});

let made = 0;
async function account(): Promise<{ login: string; person: TestPerson }> {
  made += 1;
  const login = `ucet-${made}`;
  const input = { login, displayName: 'Účet', password: PASSWORD, agencyId: admin.principal.agencyId, role: 'worker' };
  const user = await admin.act((ctx) => createUser(ctx, input));
  return { login, person: await enter(server, user.id, user.membershipId) };
}

const signIn = (login: string, password: string, cookie?: string) =>
  server.gql<{ signIn: { userId: string } }>(SIGN_IN, { login, password }, cookie);
const viewer = async (cookie: string): Promise<unknown> =>
  (await server.gql<{ viewer: { userId: string } | null }>(VIEWER, {}, cookie)).data?.viewer?.userId ?? null;
const cookieOf = (headers: Headers): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

describe('sign-in', () => {
  it('answers a stranger with no viewer and everything else with UNAUTHENTICATED', async () => {
    expect((await server.gql(VIEWER)).data).toEqual({ viewer: null });
    expect((await server.gql('{ cases { id } }')).code).toBe('UNAUTHENTICATED');
    expect((await server.gql('mutation { socketTicket }', {}, '__Host-sid=' + 'A'.repeat(43))).code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('opens a session in a cookie that scripts and other sites cannot touch', async () => {
    const { login, person } = await account();
    const answer = await signIn(login.toUpperCase(), PASSWORD);
    expect(answer.data?.signIn.userId).toBe(person.userId);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-sid=[A-Za-z0-9_-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    expect(await viewer(cookieOf(answer.headers))).toBe(person.userId);
    const [row] = await server.asOwner<{ hash: string }>(`select password_hash as hash from app_user where id = $1`, [
      person.userId,
    ]);
    expect(row?.hash).toMatch(/^\$argon2id\$/);
  });

  it('[I11] refuses an unknown name, a wrong password and a disabled account alike', async () => {
    const { login } = await account();
    const disabled = await account();
    await server.asOwner('update app_user set disabled_at = now() where login = $1', [disabled.login]);
    const masked = async (name: string, password: string): Promise<string> => {
      const answer = await signIn(name, password);
      return answer.body.replace(/"traceId":"[^"]+"/, '') + answer.status + answer.headers.getSetCookie().length;
    };
    const answers = [
      await masked('nikdo-takovy', 'x'),
      await masked(login, 'x'),
      await masked(disabled.login, PASSWORD),
    ];
    expect(answers[0]).toContain('SIGN_IN_FAILED');
    expect(new Set(answers).size).toBe(1);
  });

  it('[I11] works as hard for an unknown name as for a wrong password', async () => {
    const { login } = await account();
    const spent = async (name: string): Promise<number> => {
      const start = performance.now();
      await signIn(name, 'spatne heslo');
      return performance.now() - start;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      known.push(await spent(login));
      unknown.push(await spent(`neznamy-${round}`));
    }
    // The least of several tries taken in turn hardly feels other load; without the hash the factor would be far greater.
    const factor = Math.min(...known) / Math.min(...unknown);
    expect(Math.max(factor, 1 / factor)).toBeLessThan(4);
  });

  it('limits the tries on one account, says when to come again, and lets others in', async () => {
    const { login } = await account();
    const other = await account();
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 11; n += 1) codes.push((await signIn(login, 'spatne heslo')).code);
    expect(codes.slice(0, 10).every((code) => code === 'SIGN_IN_FAILED')).toBe(true);
    expect(codes[10]).toBe('RATE_LIMITED');
    expect((await signIn(login, PASSWORD)).body).toMatch(/"retryAfterMs":\d+/);
    expect((await signIn(other.login, PASSWORD)).code).toBeUndefined();
    const rows = await server.asOwner(`select 1 from audit_event where action = 'rate.exceeded'`);
    expect(rows.length).toBe(1);
  });
});

describe('session', () => {
  it.each([
    ['idle for 20 minutes', `last_seen_at = now() - interval '20 minutes 1 second'`],
    ['10 hours old', 'absolute_expiry = now()'],
    ['revoked', 'revoked_at = now()'],
  ])('ends when it is %s', async (_, change) => {
    const { person } = await account();
    expect(await viewer(person.cookie)).toBe(person.userId);
    await server.asOwner(`update session set ${change} where id = $1`, [person.principal.sessionId]);
    expect(await viewer(person.cookie)).toBeNull();
    await expect(person.act(async () => 1)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await server.app.get(Sessions).byId(person.principal.sessionId)).toBeNull();
  });

  it('ends with the account and with the membership', async () => {
    const { person } = await account();
    await server.asOwner('update membership set valid_to = now() where id = $1', [person.membershipId]);
    expect(await viewer(person.cookie)).toBeNull();
    const other = (await account()).person;
    await server.asOwner('update app_user set disabled_at = now() where id = $1', [other.userId]);
    expect(await viewer(other.cookie)).toBeNull();
  });

  it('keeps three of one person; the oldest gives way', async () => {
    const { person } = await account();
    const more: TestPerson[] = [];
    for (let n = 0; n < 3; n += 1) more.push(await enter(server, person.userId, person.membershipId));
    expect(await viewer(person.cookie)).toBeNull();
    for (const one of more) expect(await viewer(one.cookie)).toBe(person.userId);
  });

  it('does not outlive sign-out, which wipes the browser', async () => {
    const { person } = await account();
    const answer = await server.gql('mutation { signOut }', {}, person.cookie);
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"');
    expect(answer.headers.getSetCookie()[0]).toContain('Max-Age=0');
    expect(await viewer(person.cookie)).toBeNull();
  });

  it('gets a new id at sign-in, so that a planted one is worth nothing', async () => {
    const { login, person } = await account();
    const answer = await signIn(login, PASSWORD, person.cookie);
    expect(cookieOf(answer.headers)).not.toBe(person.cookie);
    expect(await viewer(person.cookie)).toBeNull();
  });

  it('acts for one membership at a time; changing it gives a new session', async () => {
    const { person } = await account();
    const [extra] = await server.asOwner<{ id: string }>(
      `insert into membership (id, user_id, agency_id, role, valid_from) select gen_random_uuid(), $1, agency_id, 'head', now() - interval '1 hour'
         from membership where id = $2 returning id`,
      [person.userId, person.membershipId],
    );
    const actFor = 'mutation ($id: ID!) { actFor(membershipId: $id) { membershipId role } }';
    const answer = await server.gql<{ actFor: object }>(actFor, { id: extra?.id }, person.cookie);
    expect(answer.data?.actFor).toEqual({ membershipId: extra?.id, role: 'head' });
    expect(await viewer(person.cookie)).toBeNull();
    const other = (await account()).person;
    expect((await server.gql(actFor, { id: extra?.id }, other.cookie)).code).toBe('NOT_FOUND');
  });

  it('hands out socket tickets that are good once and for this session', async () => {
    const { person } = await account();
    const sessions = server.app.get(Sessions);
    const ticket =
      (await server.gql<{ socketTicket: string }>('mutation { socketTicket }', {}, person.cookie)).data?.socketTicket ??
      '';
    expect((await sessions.useTicket(ticket))?.sessionId).toBe(person.principal.sessionId);
    expect(await sessions.useTicket(ticket)).toBeNull();
    const late = await sessions.issueTicket(person.principal);
    await server.asOwner(`update socket_ticket set expires_at = now() where used_at is null`);
    expect(await sessions.useTicket(late)).toBeNull();
  });
});
