import { ProductError } from '@soulad/shared/errors';
import { QueryFailedError } from 'typeorm';
import { describe, expect, it } from 'vitest';
import type { RequestContext } from '../context.js';
import { layCaseTable } from '../../testing/index.js';
import { forAllTests, onTestApp } from '../../testing/hooks.js';
import { productErrorOf } from './database-error.js';

const server = onTestApp({ env: { SOULAD_POOL: '2' } });
const table = forAllTests(() => layCaseTable(server));
const other = forAllTests(() => layCaseTable(server));

describe('a transaction of a principal', () => {
  it('[I1] never sees the rows of the other on a pool of two, with aborts among them', async () => {
    const foreign: string[] = [];
    const read = async (n: number): Promise<void> => {
      const own = n % 2 === 0 ? table : other;
      await own.people.mother.act(async (ctx) => {
        const rows = await ctx.sql.query<{ id: string }>('select id from case_file');
        if (rows.length !== 1 || rows[0]?.id !== own.caseId) foreign.push(...rows.map((row) => row.id), 'or none');
        if (n % 5 === 0) throw new ProductError('CONFLICT');
      });
    };
    const ends = await Promise.allSettled(Array.from({ length: 300 }, (_, n) => read(n)));
    expect(foreign).toEqual([]);
    expect(ends.filter((end) => end.status === 'rejected')).toHaveLength(60);
  });

  it('runs its hooks after the commit and not at all after a rollback', async () => {
    const ran: string[] = [];
    await table.people.mother.act(async (ctx) => {
      ctx.afterCommit(() => ran.push('kept'));
      ctx.afterCommit(() => {
        throw new Error('a defect of a hook');
      });
    });
    const lost = table.people.mother.act(async (ctx) => {
      ctx.afterCommit(() => ran.push('lost'));
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    expect(ran).toEqual(['kept']);
  });

  it('[I1][R32] reads everything as it stood at one moment where it looks for a change', async () => {
    const { mother } = table.people;
    const urgency = async (ctx: RequestContext): Promise<unknown> =>
      ctx.sql.query('select urgency from case_file where id = $1', [table.caseId]);
    const [before, after] = await server.db.atOneMoment(mother.principal, async (ctx) => {
      const first = await urgency(ctx);
      await server.asOwner('update case_file set urgency = $2 where id = $1', [table.caseId, 'urgent']);
      return [first, await urgency(ctx)];
    });
    expect(after).toEqual(before);
    expect(await server.db.atOneMoment(mother.principal, urgency)).not.toEqual(before);
  });

  it('[I3] asks nothing any more once it has ended, whatever of it still goes on', async () => {
    const { mother } = table.people;
    let end: Promise<unknown> | undefined;
    const failed = mother.act(async (ctx) => {
      const goesOn = async (): Promise<never> => {
        for (;;) await ctx.sql.query('select id from case_file');
      };
      end = goesOn().catch((error: unknown) => error);
      throw new Error('one of two');
    });
    await expect(failed).rejects.toThrow('one of two');
    expect(await end).toEqual(new Error('The transaction has ended.'));
    let kept: RequestContext | undefined;
    await mother.act(async (ctx) => void (kept = ctx));
    await expect(kept?.sql.query('select 1')).rejects.toThrow('The transaction has ended.');
  });

  it('takes its time from the database', async () => {
    const [now, row] = await table.people.mother.act(
      async (ctx) => [ctx.now, (await ctx.sql.query<{ at: Date }>('select now() as at'))[0]] as const,
    );
    expect(row?.at.getTime()).toBe(now);
  });
});

describe('a failed statement', () => {
  const failed = (code: string): QueryFailedError =>
    new QueryFailedError('q', ['tajemství'], Object.assign(new Error('x'), { code }));

  it.each(['23505', '23503', '42501', '23514'])('[I11] answers alike whatever refused it: %s', (state) => {
    expect(productErrorOf(failed(state))?.code).toBe('CONFLICT');
  });

  it.each(['40001', '40P01', '53100', '57014', '57P01', '58030', 'ECONNREFUSED'])(
    'is worth another try when the server was in the way: %s',
    (state) => {
      expect(productErrorOf(failed(state))?.code).toBe('UNAVAILABLE');
    },
  );

  it('is a defect otherwise', () => {
    expect(productErrorOf(failed('42703'))).toBeUndefined();
    expect(productErrorOf(new Error('x'))).toBeUndefined();
  });
});
