import type { UnitId } from '@soulad/shared/ids';
import { describe, expect, it } from 'vitest';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { readManifest } from './index.js';
import { wordsOf } from './read-texts.js';

const server = onTestApp();
const scene = atEachTable(server);

interface Read {
  readonly texts: readonly string[];
  /** How many texts were asked of the database. */
  readonly opened: number;
}

// The first of the parameters lists the units.
function idsIn([ids]: readonly unknown[] = []): readonly unknown[] {
  return Array.isArray(ids) ? ids : [];
}

/** What everybody's way to a text is: the units by the own rights, then their words. */
async function readWords(ctx: RequestContext): Promise<Read> {
  const manifest = await readManifest(ctx, scene.table.recordId);
  const units = manifest.sections.flatMap((section) => section.units);
  let opened = 0;
  const query: RequestContext['sql']['query'] = (text, params) => {
    if (text.includes('s.state from unit_snapshot s')) opened += idsIn(params).length;
    return ctx.sql.query(text, params);
  };
  const words = await wordsOf({ ...ctx, sql: { query } }, scene.table.caseId, units);
  return { texts: units.map(({ id }) => words.get(id)?.text ?? ''), opened };
}

const as = <T>(by: SitterKey, work: (ctx: RequestContext) => Promise<T>): Promise<T> => scene.inside(by, work);

async function share(text: string): Promise<UnitId> {
  const { recordId, sectionId } = scene.table;
  const { addUnit } = await scene.ask<{ addUnit: { id: UnitId; epoch: number } }>(
    'teacher',
    'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }',
    { input: { recordId, sectionId, category: 'EDU', text } },
  );
  await scene.ask('teacher', 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }', {
    id: addUnit.id,
    epoch: addUnit.epoch,
  });
  return addUnit.id;
}

describe('the words of units', () => {
  it('[I1] are opened once for a session, and for every session by itself', async () => {
    await share('docházka');
    await share('domluva');
    expect(await as('worker', readWords)).toEqual({ texts: ['docházka', 'domluva'], opened: 2 });
    expect(await as('worker', readWords)).toEqual({ texts: ['docházka', 'domluva'], opened: 0 });
    const other = await as('mother', readWords);
    expect(other.texts.length).toBeGreaterThan(0);
    expect(other.opened).toBe(other.texts.length);
  });

  it('[I7] go with the unit, and come anew with its next generation', async () => {
    const id = await share('docházka');
    await as('worker', readWords);
    await server.asOwner('update unit set head_seq = head_seq + 1 where id = $1', [id]);
    expect(await as('worker', readWords)).toEqual({ texts: ['docházka'], opened: 1 });
    await scene.ask('teacher', 'mutation ($id: ID!) { withdrawUnit(unitId: $id) { id } }', { id });
    expect(await as('worker', readWords)).toEqual({ texts: [], opened: 0 });
  });

  it('are kept of what was committed alone', async () => {
    await share('docházka');
    const undone = as('worker', async (ctx) => {
      await readWords(ctx);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await as('worker', readWords)).opened).toBe(1);
  });

  it('go with the key that opened them', async () => {
    await share('docházka');
    await as('worker', readWords);
    expect((await as('worker', readWords)).opened).toBe(0);
    await as('worker', (ctx) => announce(ctx, { kind: 'keys', caseId: scene.table.caseId }));
    await expect.poll(async () => (await as('worker', readWords)).opened).toBe(1);
  });
});
