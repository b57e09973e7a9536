import { randomUUID } from 'node:crypto';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import { CATEGORIES, decide, includesRight, UNIT_KINDS } from '@soulad/shared/policy';
import { describe, expect, it } from 'vitest';
import { layTable, type LiveTable, type Sitter } from '../testing/index.js';
import { onTestApp } from '../testing/hooks.js';
import { Sessions } from '../identity/index.js';
import type { RequestContext } from '../platform/context.js';
import { loadFacts } from './facts.repository.js';
import { recomputeAudience, rightsOf, SharingClock } from './index.js';

const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);
const CASES = process.env.SOULAD_LONG ? 40 : 4;
const UNITS = 40;

const server = onTestApp();

function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function as<T>(sitter: Sitter, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
  const principal = await server.app.get(Sessions).byId(sitter.sessionId);
  if (!principal) throw new Error('no session');
  return server.db.inContext(principal, work);
}

/** Units of every kind at one table: classified or not, drafts, withdrawn, said before or after somebody left. */
async function scatter(table: LiveTable, pick: (below: number) => number): Promise<void> {
  const run = server.asOwner;
  const parties = Object.values(table.parties);
  const party = (): PartyId => parties[pick(parties.length)] ?? table.parties.ospod;
  for (const one of parties) {
    if (pick(4) === 0) await run(`update sitting_party set invitation = 'excluded' where party_id = $1`, [one]);
    if (pick(4) === 0)
      await run(`update attendance set out_at = now() - make_interval(mins => $2) where party_id = $1`, [
        one,
        pick(60),
      ]);
    if (pick(6) === 0) await run('update party set known_to = $2 where id = $1', [one, [table.parties.ospod]]);
  }
  for (let at = 0; at < UNITS; at++) {
    const unit = randomUUID();
    const state = ['draft', 'shared', 'shared', 'shared', 'withdrawn'][pick(5)];
    await run(
      `insert into unit (id, record_id, section_id, rank, author_party, co_authors, category, kind, mode, state, subjects, responsible,
         sitting_id, presented_at, read_out, scribe_party, created_by, schema_v)
       values ($1, $2, $3, 'n', $4, $5, $6, $7, $8, $9, $10, $11, $12, now() - make_interval(mins => $13), $14, $15, $16, 1)`,
      [
        ...[unit, table.recordId, table.sectionId, party(), pick(5) === 0 ? [party()] : []],
        ...[
          pick(8) === 0 ? null : CATEGORIES[pick(CATEGORIES.length)],
          UNIT_KINDS[pick(UNIT_KINDS.length)],
          ['joint', 'owned'][pick(2)],
          state,
        ],
        ...[
          pick(2) === 0 ? [table.childId] : [],
          pick(3) === 0 ? [party()] : [],
          pick(2) === 0 ? table.sittingId : null,
          pick(60),
          pick(3) === 0,
        ],
        ...[pick(5) === 0 ? table.parties.ospod : null, table.people.worker.userId],
      ],
    );
    if (pick(3) !== 0) continue;
    await run(
      `insert into unit_override (id, unit_id, party_id, effect, basis, reason, by_originator, by_convener, decided_by, valid_from, valid_to)
       values ($1, $2, $3, $4, 'zspod-10-3-e', 'důvod', $5, $6, $7, now() - interval '1 hour', $8)`,
      [
        ...[
          randomUUID(),
          unit,
          party(),
          ['narrow', 'allow'][pick(2)],
          pick(2) === 0,
          pick(2) === 0,
          table.people.worker.userId,
        ],
        [null, new Date(Date.now() + 3_600_000), new Date(Date.now() - 60_000)][pick(3)],
      ],
    );
  }
}

describe('scope', () => {
  it(
    `[I3] the database shows a unit exactly when decide allows reading it, and so does the application (seed ${SEED})`,
    { timeout: 120_000 },
    async () => {
      const pick = seeded(SEED);
      let shown = 0;
      for (let round = 0; round < CASES; round++) {
        const table = await layTable(server.asOwner);
        await scatter(table, pick);
        await as(table.people.worker, (ctx) => recomputeAudience(ctx, table.caseId));
        for (const sitter of Object.values(table.people)) {
          const { facts, rows, rights } = await as(sitter, async (ctx) => {
            const all = await loadFacts(ctx, table.caseId);
            const visible = await ctx.sql.query<{ id: UnitId }>('select id from unit order by id');
            return {
              facts: all,
              rows: visible.map((row) => row.id),
              rights: await rightsOf(
                ctx,
                all.units.map((unit) => unit.id),
              ),
            };
          });
          const allowed = facts.units.filter((unit) => {
            const recordState = facts.records.get(unit.recordId) ?? 'closed';
            return includesRight(decide({ ...facts, recordState }, unit, sitter.partyId).right, 'read');
          });
          const wanted = allowed.map((unit) => unit.id).toSorted();
          expect(rows).toEqual(wanted);
          expect(
            [...rights]
              .filter(([, held]) => includesRight(held.right, 'read'))
              .map(([id]) => id)
              .toSorted(),
          ).toEqual(wanted);
          shown += wanted.length;
        }
      }
      expect(shown).toBeGreaterThan(CASES * 20);
    },
  );

  it('[I3] shows nothing in a transaction without a session', async () => {
    const rows = await server.db.asSystem((sql) => sql.query('select id from unit'));
    expect(rows).toEqual([]);
  });

  it('[I7] bumps the epoch of exactly the units whose audience changed', async () => {
    const table = await layTable(server.asOwner);
    const pick = seeded(7);
    await scatter(table, pick);
    const first = await as(table.people.worker, (ctx) => recomputeAudience(ctx, table.caseId));
    expect(first.length).toBeGreaterThan(0);
    const epochs = () =>
      server.asOwner<{ id: UnitId; e: string }>(
        'select id, access_epoch as e from unit where record_id = $1 order by id',
        [table.recordId],
      );
    const before = await epochs();
    expect(await as(table.people.worker, (ctx) => recomputeAudience(ctx, table.caseId))).toEqual([]);
    expect(await epochs()).toEqual(before);
    await server.asOwner('update party set valid_to = now() where id = $1', [table.parties.school]);
    const changed = await as(table.people.worker, (ctx) => recomputeAudience(ctx, table.caseId));
    const moved = (await epochs()).filter((row, index) => row.e !== before[index]?.e).map((row) => row.id);
    expect(moved).toEqual(changed.toSorted());
  });

  it('[I7] sends and holds nothing of a case whose audiences stay, and writes anew what other hands have touched', async () => {
    const table = await layTable(server.asOwner);
    await scatter(table, seeded(11));
    // A right that ends by itself is part of what is compared.
    await server.asOwner(`update party set valid_to = now() + interval '1 day' where id = $1`, [table.parties.ngo]);
    const decide = (): Promise<{ changed: readonly UnitId[]; asked: readonly string[] }> =>
      as(table.people.worker, async (ctx) => {
        const asked: string[] = [];
        const query: RequestContext['sql']['query'] = (text, params) => (asked.push(text), ctx.sql.query(text, params));
        return { changed: await recomputeAudience({ ...ctx, sql: { query } }, table.caseId), asked };
      });
    const stores = (asked: readonly string[]): number => asked.filter((text) => text.includes('audience_store')).length;
    expect(stores((await decide()).asked)).toBe(1);
    const again = await decide();
    expect({ stores: stores(again.asked), changed: again.changed }).toEqual({ stores: 0, changed: [] });
    for (const touch of [
      `update audience set access_right = 'none' where unit_id = $1 and access_right <> 'none'`,
      'update audience set valid_to = now() where unit_id = $1',
      'delete from audience where unit_id = $1',
    ]) {
      const [{ id } = { id: '' }] = await server.asOwner<{ id: string }>(
        `select unit_id as id from audience a join unit u on u.id = a.unit_id where u.record_id = $1 and a.rank >= 2 limit 1`,
        [table.recordId],
      );
      const lines = () => server.asOwner('select * from audience where unit_id = $1 order by party_id', [id]);
      const before = await lines();
      await server.asOwner(touch, [id]);
      expect(await lines()).not.toEqual(before);
      expect((await decide()).changed).toEqual([id]);
      expect(await lines()).toEqual(before);
    }
  });

  it('[I7] ends a right at its time by itself, and decides the case anew then', async () => {
    const table = await layTable(server.asOwner);
    const unit = randomUUID();
    await server.asOwner(
      `insert into unit (id, record_id, section_id, rank, author_party, category, kind, mode, state, created_by, schema_v)
       values ($1, $2, $3, 'n', $4, 'IDENT', 'fact', 'owned', 'shared', $5, 1)`,
      [unit, table.recordId, table.sectionId, table.parties.ospod, table.people.worker.userId],
    );
    await server.asOwner(`update party set valid_to = now() + interval '2 seconds' where id = $1`, [
      table.parties.school,
    ]);
    await as(table.people.worker, (ctx) => recomputeAudience(ctx, table.caseId));
    const [line] = await server.asOwner<{ ends: boolean }>(
      'select valid_to is not null as ends from audience where unit_id = $1 and party_id = $2',
      [unit, table.parties.school],
    );
    expect(line).toEqual({ ends: true });
    await expect
      .poll(
        () =>
          server.asOwner('select access_right as r from audience where unit_id = $1 and party_id = $2', [
            unit,
            table.parties.school,
          ]),
        { timeout: 8000 },
      )
      .toEqual([{ r: 'none' }]);
    await server.app.get(SharingClock).tick();
  });
});
