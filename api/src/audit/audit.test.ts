import { describe, expect, it } from 'vitest';
import { endParty } from '../cases/index.js';
import { auditRows, layCaseTable, PERSONAS } from '../testing/index.js';
import { forAllTests, onTestApp } from '../testing/hooks.js';

const CASE = 'query ($id: ID!) { case(id: $id) { id } }';
const server = onTestApp();
const table = forAllTests(() => layCaseTable(server));

const events = (where: string, params: unknown[] = []) => auditRows(server, where, params);
const firstBreak = async (stream: string | null): Promise<string | null> =>
  (await server.asOwner<{ at: string | null }>('select audit_first_break($1) as at', [stream]))[0]?.at ?? null;

describe('audit', () => {
  it.each(['convener', 'teacher', 'mother', 'father'] as const)(
    '[I10] holds a row of every read before its answer: %s',
    async (persona) => {
      const { userId, cookie } = table.people[persona];
      const before = await events(`action = 'case.read' and actor = $1`, [userId]);
      await server.gql(CASE, { id: table.caseId }, cookie);
      const after = await events(`action = 'case.read' and actor = $1`, [userId]);
      expect(after).toHaveLength(before.length + 1);
      expect(after.at(-1)).toMatchObject({ object: table.caseId });
    },
  );

  it('[I10] holds the refusals too, alike for hidden and missing', async () => {
    const missing = '3f6c1d1e-7a55-4b1f-9a52-0c0f6ad5a001';
    const { colleague } = table.people;
    for (const id of [table.caseId, missing]) await server.gql(CASE, { id }, colleague.cookie);
    const rows = await events(`actor = $1 and rule = 'NOT_FOUND' and stream is null`, [colleague.userId]);
    expect(rows.map((row) => row.detail)).toEqual([
      { refused: true, ids: [table.caseId] },
      { refused: true, ids: [missing] },
    ]);
  });

  it('[I10] answers nothing when the log cannot be written', async () => {
    await server.asOwner('revoke execute on function audit_append(jsonb) from soulad_app');
    try {
      const answer = await server.gql(CASE, { id: table.caseId }, table.people.convener.cookie);
      expect(answer.data).toBeNull();
      expect(answer.body).not.toContain('Zkušební');
    } finally {
      await server.asOwner('grant execute on function audit_append(jsonb) to soulad_app');
    }
  });

  it('[I10] writes the act and its row together or not at all', async () => {
    const { convener } = table.people;
    const count = async (): Promise<number> => (await events(`action = 'party.end'`)).length;
    const before = await count();
    await expect(
      convener.act(async (ctx) => {
        await endParty(ctx, table.parties.school, 'důvod');
        throw new Error('after the act');
      }),
    ).rejects.toThrow('after the act');
    expect(await count()).toBe(before);
    const [party] = await server.asOwner<{ valid_to: Date | null }>('select valid_to from party where id = $1', [
      table.parties.school,
    ]);
    expect(party?.valid_to).toBeNull();
  });

  it('[I10] records ids and codes, never names or text', async () => {
    const text = JSON.stringify(await events('true'));
    for (const word of ['Zkušební', 'Adélka', 'Marie', 'Petr', 'titul', 'účel', 'důvod', 'matka', 'zapisovatelka'])
      expect(text).not.toContain(word);
  });

  it('takes the actor from the session, whatever the caller says', async () => {
    const { teacher } = table.people;
    await teacher.act((ctx) =>
      ctx.sql.query('select audit_append($1::jsonb)', [
        JSON.stringify([{ action: 'forged', objectType: 'x', actor: table.people.convener.userId }]),
      ]),
    );
    expect((await events(`action = 'forged'`)).map((row) => row.actor)).toEqual([teacher.userId]);
  });

  it('keeps its chains whole under parallel readers', async () => {
    const readers = PERSONAS.flatMap((persona) => Array.from({ length: 5 }, () => table.people[persona]));
    await Promise.all(readers.map(({ cookie }) => server.gql(CASE, { id: table.caseId }, cookie)));
    expect(await firstBreak(table.caseId)).toBeNull();
    expect(await firstBreak(null)).toBeNull();
  });

  it.each([
    'update audit_event set action = action',
    'delete from audit_event',
    'truncate audit_event',
    'delete from audit_head',
    'truncate audit_head',
  ])('refuses even its owner: %s', async (text) => {
    await expect(server.asOwner(text)).rejects.toThrow('audit rows never change');
  });

  it.each([
    ['a changed row', `update audit_event set sealed = '\\x01' where stream = $1 and seq = 3`, /^3$/],
    ['a removed row', 'delete from audit_event where stream = $1 and seq = 3', /^4$/],
    [
      'a cut end',
      'delete from audit_event where stream = $1 and seq = (select max(seq) from audit_event where stream = $1)',
      /^\d+$/,
    ],
    [
      'two swapped rows',
      'update audit_event set seq = case seq when 3 then 4 else 3 end where stream = $1 and seq in (3, 4)',
      /^3$/,
    ],
  ])('finds tampering past the triggers: %s', async (_, text, place) => {
    const other = (await layCaseTable(server)).caseId;
    expect(await firstBreak(other)).toBeNull();
    await server.asOwner('alter table audit_event disable trigger audit_event_rows');
    await server.asOwner('alter table audit_event drop constraint audit_event_stream_seq_key');
    await server.asOwner(text, [other]);
    await server.asOwner(
      'alter table audit_event add constraint audit_event_stream_seq_key unique nulls not distinct (stream, seq)',
    );
    await server.asOwner('alter table audit_event enable trigger audit_event_rows');
    expect(await firstBreak(other)).toMatch(place);
  });
});
