import type { UnitId } from '@soulad/shared/ids';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { MailRound } from '../index.js';
import type { SitterKey } from '../../testing/index.js';
import { atEachTable, forAllTests, onTestApp } from '../../testing/hooks.js';

const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) { recordId } }`;
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;
const PROVE = `mutation ($e: String!) { proveMail(email: $e) { email waits } }`;
const CONFIRM = `mutation ($c: String!) { confirmMail(code: $c) { email waits } }`;
const WISH = `mutation ($w: String!) { setMailWish(wish: $w) { wish } }`;
const SETTINGS = `query { mailSettings { works email wish undeliverable waits } }`;

interface Received {
  readonly to: string;
  readonly raw: string;
}

/** A mail server that keeps what it gets, and answers as it is told. */
class Post {
  readonly received: Received[] = [];
  /** Answers to the recipient, one a letter; 250 when there is none left. */
  readonly answers: number[] = [];
  readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      const code = this.answers.shift() ?? 250;
      done(code === 250 ? null : Object.assign(new Error('no'), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        this.received.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(parts).toString() });
        done();
      });
    },
  });

  async open(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    const address = this.server.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    return `smtp://127.0.0.1:${address.port}`;
  }
}

const post = new Post();
const env = forAllTests(async () => ({
  SOULAD_SMTP_URL: await post.open(),
  SOULAD_MAIL_FROM: 'soulad@urad.example',
  SOULAD_ORIGINS: 'https://soulad.urad.example',
}));
afterAll(() => new Promise<void>((closed) => post.server.close(closed)));
const server = onTestApp({ env });
const other = onTestApp(() => ({ env, database: server.database }));
const scene = atEachTable(server);
let unitId: UnitId;
beforeEach(async () => {
  unitId = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
  post.received.length = 0;
});

const say = (by: SitterKey, text: string, mentions: readonly SitterKey[] = []) =>
  scene.ask(by, ADD, {
    input: { unitId, text, mentions: mentions.map((key) => scene.table.people[key].userId) },
  });
const addressOf = (key: SitterKey): string => `${key}@${scene.table.caseId.slice(0, 8)}.example`;
/** Gives the person an address past the proof. */
const reachable = (key: SitterKey, wish = 'at_once') =>
  server.asOwner('update app_user set email = $2, mail_wish = $3 where id = $1', [
    scene.table.people[key].userId,
    addressOf(key),
    wish,
  ]);
const round = () => Promise.all([server.app.get(MailRound).tick(), other.app.get(MailRound).tick()]);
const lettersTo = (key: SitterKey) => post.received.filter(({ to }) => to === addressOf(key));
const due = async (key: SitterKey) =>
  (
    await server.asOwner<{ due: boolean; tries: number; undeliverable: boolean }>(
      'select due_at is not null as due, tries, undeliverable_at is not null as undeliverable from mail_due where user_id = $1',
      [scene.table.people[key].userId],
    )
  )[0];
const makeDue = (key: SitterKey) =>
  server.asOwner('update mail_due set due_at = now() where user_id = $1', [scene.table.people[key].userId]);

/** The letter without what is new in every letter: its date, number and the address. */
function neutral({ raw, to }: Received): string {
  return raw.replaceAll(to, '<to>').replace(/^(Date|Message-ID):.*$/gm, (_, name: string) => `${name}:`);
}

describe('mail', () => {
  it('[P53] is the same letter, byte by byte and in size, for every kind', async () => {
    await reachable('worker');
    await reachable('father');
    await say('teacher', 'poznámka k části');
    await say('worker', '@Ivan Bříza tajná slova', ['father']);
    await round();
    const [comment, mention] = [lettersTo('worker')[0], lettersTo('father')[0]];
    if (!comment || !mention) throw new Error('a letter is missing');
    expect(neutral(mention)).toBe(neutral(comment));
    expect(comment.raw.length - addressOf('worker').length).toBe(mention.raw.length - addressOf('father').length);
    const text = Buffer.from(comment.raw.split('\r\n\r\n')[1] ?? '', 'base64').toString();
    expect(text).toContain('V Souladu na vás čeká zpráva.\n\nPřihlaste se: https://soulad.urad.example\n');
    for (const word of ['Bříz', 'poznámka', 'tajná', 'škol', 'Zeman', scene.table.caseId, unitId])
      expect(text + comment.raw).not.toContain(word);
  });

  it('[P53] is one letter however much waits, from one node of many', async () => {
    await reachable('worker');
    for (const text of ['jedna', 'dvě', 'tři']) await say('teacher', text);
    await round();
    await round();
    expect(lettersTo('worker')).toHaveLength(1);
    await say('teacher', 'čtyři');
    await round();
    expect(lettersTo('worker')).toHaveLength(2);
  });

  it('[P53] is not sent for what the person may not see any more, nor for what was opened', async () => {
    await reachable('father');
    await reachable('mother');
    await say('worker', '@Ivan Bříza @Eva Břízová', ['father', 'mother']);
    await scene.ask('worker', NARROW, { u: unitId, p: [scene.table.parties.father] });
    await scene.ask('mother', 'mutation { openAllNotices { unopened } }', {});
    await round();
    expect(post.received).toEqual([]);
    expect(await due('father')).toMatchObject({ due: false });
  });

  it('[P53] goes as it was wished: at seven, or never', async () => {
    await reachable('worker', 'daily');
    await reachable('father', 'never');
    await say('teacher', '@Ivan Bříza', ['father']);
    await round();
    expect(post.received).toEqual([]);
    const [row] = await server.asOwner<{ at: string; soon: boolean }>(
      `select to_char(due_at at time zone 'Europe/Prague', 'HH24:MI') as at, due_at > now() and due_at <= now() + interval '25 hours' as soon
         from mail_due where user_id = $1`,
      [scene.table.people.worker.userId],
    );
    expect(row).toEqual({ at: '07:00', soon: true });
    await makeDue('worker');
    await round();
    expect(lettersTo('worker')).toHaveLength(1);
    expect(lettersTo('father')).toEqual([]);
  });

  it('is tried again later when the server is away, and given up when the address is refused', async () => {
    await reachable('worker');
    await say('teacher', 'slova');
    post.answers.push(451);
    await round();
    expect(lettersTo('worker')).toEqual([]);
    expect(await due('worker')).toEqual({ due: true, tries: 1, undeliverable: false });
    await makeDue('worker');
    await round();
    expect(lettersTo('worker')).toHaveLength(1);
    expect(await due('worker')).toEqual({ due: false, tries: 0, undeliverable: false });
    post.answers.push(550);
    await say('teacher', 'další');
    await round();
    expect(await due('worker')).toMatchObject({ due: false, undeliverable: true });
    expect((await scene.ask<{ mailSettings: object }>('worker', SETTINGS, {})).mailSettings).toMatchObject({
      undeliverable: true,
    });
  });

  it('never stands in the way of the act', async () => {
    await reachable('worker');
    await server.asOwner('revoke execute on function mail_take() from soulad_app');
    await say('teacher', 'slova');
    await expect(server.app.get(MailRound).tick()).rejects.toThrow('permission denied');
    await server.asOwner('grant execute on function mail_take() to soulad_app');
    await round();
    expect(lettersTo('worker')).toHaveLength(1);
  });

  it('leaves no session behind of the eyes it looked with', async () => {
    await reachable('worker');
    const count = async () => (await server.asOwner<{ n: string }>('select count(*) as n from session'))[0]?.n;
    const before = await count();
    await say('teacher', 'slova');
    await round();
    expect(await count()).toBe(before);
    const eyes = server.db.asSystem((sql) =>
      sql.query('select mail_eyes(gen_random_uuid(), $1, gen_random_uuid())', [scene.table.people.worker.userId]),
    );
    await expect(eyes).rejects.toMatchObject({ code: '42501' });
  });

  it('goes only to an address that its owner has proven', async () => {
    const email = addressOf('worker');
    for (const wrong of ['', 'x', 'a b@c.example', 'a@b', 'a@b.example\r\nBcc: c@d.example'])
      expect(await scene.refusalOf('worker', PROVE, { e: wrong })).toBe('BAD_INPUT');
    expect(await scene.ask('worker', PROVE, { e: email })).toEqual({ proveMail: { email: null, waits: email } });
    const letter = lettersTo('worker')[0];
    const text = Buffer.from(letter?.raw.split('\r\n\r\n')[1] ?? '', 'base64').toString();
    const code = /\d{8}/.exec(text)?.[0] ?? '';
    expect(await scene.refusalOf('worker', CONFIRM, { c: '00000000' })).toBe('BAD_INPUT');
    expect(await scene.refusalOf('father', CONFIRM, { c: code })).toBe('BAD_INPUT');
    expect(await scene.ask('worker', CONFIRM, { c: code })).toEqual({ confirmMail: { email, waits: null } });
    expect(await scene.refusalOf('worker', WISH, { w: 'hourly' })).toBe('BAD_INPUT');
    expect(await scene.ask('worker', WISH, { w: 'daily' })).toEqual({ setMailWish: { wish: 'daily' } });
  });

  it('counts five tries of a code and no more', async () => {
    await scene.ask('worker', PROVE, { e: addressOf('worker') });
    const text = Buffer.from(lettersTo('worker')[0]?.raw.split('\r\n\r\n')[1] ?? '', 'base64').toString();
    for (let n = 0; n < 5; n += 1)
      expect(await scene.refusalOf('worker', CONFIRM, { c: '11111111' })).toBe('BAD_INPUT');
    expect(await scene.refusalOf('worker', CONFIRM, { c: /\d{8}/.exec(text)?.[0] })).toBe('BAD_INPUT');
  });
});
