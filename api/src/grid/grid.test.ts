import { beforeAll, describe, expect, it, vi } from 'vitest';
import { onTestApp } from '../testing/hooks.js';
import { LiveScene, textOf } from '../testing/live-scene.js';
import type { SitterKey } from '../testing/live-table.js';

const CELLS = `rows { category passages cells { partyId level defaultLevel narrowings { id level reason decidedBy liftedAt } reads } }`;
const GRID = `query ($caseId: ID!) { sharingGrid(caseId: $caseId) { mayNarrow parties { letter } ${CELLS} } }`;
const EFFECT = `query ($caseId: ID!, $cell: CellInput!) { cellEffect(caseId: $caseId, cell: $cell) {
  party { letter } loses { unitId excerpt } keeps } }`;
const NARROW = `mutation ($caseId: ID!, $cell: CellInput!, $reason: String!) {
  narrowCell(caseId: $caseId, cell: $cell, reason: $reason) { ${CELLS} } }`;
const LIFT = `mutation ($id: ID!, $reason: String!) { liftNarrowing(narrowingId: $id, reason: $reason) { ${CELLS} } }`;
const READER = `query ($caseId: ID!) { sharingGrid(caseId: $caseId) { whole others { letter }
  rows { category passages cells { partyId level letIn takenOut mayNarrow } }
  ownWords { category passages cells { partyId level letIn takenOut mayNarrow } } } }`;

interface ReaderCell {
  readonly partyId: string;
  readonly level: string;
  readonly letIn: number;
  readonly takenOut: number;
  readonly mayNarrow: boolean;
}
interface ReaderRow {
  readonly category: string;
  readonly passages: number;
  readonly cells: readonly ReaderCell[];
}
interface Reader {
  readonly whole: boolean;
  readonly others: readonly { readonly letter: string }[];
  readonly rows: readonly ReaderRow[];
  readonly ownWords: readonly ReaderRow[];
}
interface Cell {
  readonly partyId: string;
  readonly level: string;
  readonly defaultLevel: string;
  readonly narrowings: { id: string; reason: string; decidedBy: string; liftedAt: string | null }[];
  readonly reads: number;
}
interface Grid {
  readonly mayNarrow: boolean;
  readonly parties: { letter: string }[];
  readonly rows: { category: string; passages: number; cells: Cell[] }[];
}

const server = onTestApp();
let scene: LiveScene;

async function lay(): Promise<void> {
  scene = await LiveScene.lay(server);
}
const asCase = (): { caseId: string } => ({ caseId: scene.table.caseId });
const cell = (level = 'never'): object => ({ partyId: scene.table.parties.school, category: 'EDU', level });
const gridFor = async (who: SitterKey): Promise<Grid> =>
  (await scene.ask<{ sharingGrid: Grid }>(who, GRID, asCase())).sharingGrid;
const cellIn = (grid: Grid): Cell | undefined =>
  grid.rows
    .find(({ category }) => category === 'EDU')
    ?.cells.find(({ partyId }) => partyId === scene.table.parties.school);
const reads = async (who: SitterKey): Promise<string> =>
  JSON.stringify(
    await scene.ask(who, 'query ($id: ID!) { record(id: $id) { sections { units { id } } } }', {
      id: scene.table.recordId,
    }),
  );

describe('the sharing grid', () => {
  beforeAll(lay);

  it('shows the convening seat every column, and everybody else the own one', async () => {
    expect((await gridFor('worker')).parties.map(({ letter }) => letter)).toEqual(['A', 'B', 'D', 'N', 'O', 'S']);
    const own = await gridFor('teacher');
    expect(own.parties.map(({ letter }) => letter)).toEqual(['S']);
    expect(own.mayNarrow).toBe(false);
  });

  it('[P15] has no column for a seat that the viewer may not know of', async () => {
    await server.asOwner('update party set known_to = array[id] where id = $1', [scene.table.parties.debt]);
    expect((await gridFor('worker')).parties.map(({ letter }) => letter)).toEqual(['A', 'B', 'N', 'O', 'S']);
    const hidden = { ...cell(), partyId: scene.table.parties.debt };
    expect(await scene.refusalOf('worker', EFFECT, { ...asCase(), cell: hidden })).toBe('NOT_FOUND');
    expect(await scene.refusalOf('worker', NARROW, { ...asCase(), cell: hidden, reason: 'x' })).toBe('NOT_FOUND');
  });

  it('[P15] counts over what the viewer may read alone', async () => {
    await scene.newUnit('teacher', { category: 'EDU' });
    await scene.ask('teacher', 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }', {
      input: { recordId: scene.table.recordId, sectionId: scene.table.sectionId, category: 'EDU', text: 'koncept' },
    });
    const row = (await gridFor('worker')).rows.find(({ category }) => category === 'EDU');
    expect(row?.passages).toBe(1);
    expect(row?.cells.find(({ partyId }) => partyId === scene.table.parties.school)?.reads).toBe(1);
  });

  it('[P15] says to others what becomes of their own words, over seats that they may know of, and no count of others', async () => {
    await scene.newUnit('teacher', { category: 'FAMREL' });
    await scene.newUnit('worker', { category: 'FAMREL' });
    const { sharingGrid } = await scene.ask<{ sharingGrid: Reader }>('teacher', READER, asCase());
    expect(sharingGrid.whole).toBe(false);
    expect(sharingGrid.others.map(({ letter }) => letter)).toEqual(['A', 'B', 'N', 'O']);
    const row = sharingGrid.ownWords.find(({ category }) => category === 'FAMREL');
    expect(row?.passages).toBe(1);
    expect(row?.cells.map(({ letIn, takenOut, mayNarrow }) => [letIn, takenOut, mayNarrow])).toEqual(
      Array.from({ length: 4 }, () => [0, 0, false]),
    );
    const whole = (await scene.ask<{ sharingGrid: Reader }>('worker', READER, asCase())).sharingGrid;
    expect([whole.whole, whole.others, whole.ownWords]).toEqual([true, [], []]);
  });

  it('[P20] says that whoever may not know of the speaker gets nothing', async () => {
    const { school, ospod } = scene.table.parties;
    await server.asOwner('update party set known_to = array[$1, id]::uuid[] where id = $2', [ospod, school]);
    const { sharingGrid } = await scene.ask<{ sharingGrid: Reader }>('teacher', READER, asCase());
    const row = sharingGrid.ownWords.find(({ category }) => category === 'EDU');
    expect(row?.cells.filter(({ level }) => level !== 'never').map(({ partyId }) => partyId)).toEqual([ospod]);
    await server.asOwner('update party set known_to = null where id = $1', [school]);
  });

  it('[P25] may narrow every seat but the convening one', async () => {
    const { sharingGrid } = await scene.ask<{ sharingGrid: Reader }>('worker', READER, asCase());
    const fixed = sharingGrid.rows.flatMap(({ cells }) => cells.filter(({ mayNarrow }) => !mayNarrow));
    expect(new Set(fixed.map(({ partyId }) => partyId))).toEqual(new Set([scene.table.parties.ospod]));
  });

  it.each(['teacher', 'mother', 'minutes'] as const)('is not changed by %s', async (who) => {
    expect(await scene.refusalOf(who, NARROW, { ...asCase(), cell: cell(), reason: 'x' })).toMatch(
      /NOT_FOUND|FORBIDDEN_STEP/,
    );
    expect(await scene.refusalOf(who, EFFECT, { ...asCase(), cell: cell() })).toMatch(/NOT_FOUND|FORBIDDEN_STEP/);
  });
});

describe('narrowing a cell', () => {
  beforeAll(lay);

  it('[P25][I7] takes passages away at once, from live viewers too, and says beforehand which', async () => {
    const unitId = await scene.newUnit('worker', { category: 'EDU', text: 'Chodí pozdě.' });
    const teacher = await scene.join('teacher', [unitId]);
    expect(textOf(teacher, unitId)).toBe('Chodí pozdě.');
    const { cellEffect } = await scene.ask<{ cellEffect: { loses: object[]; keeps: number } }>('worker', EFFECT, {
      ...asCase(),
      cell: cell(),
    });
    expect(cellEffect).toMatchObject({ loses: [{ unitId, excerpt: 'Chodí pozdě.' }], keeps: 0 });
    await scene.ask('worker', NARROW, { ...asCase(), cell: cell(), reason: 'škola to nepotřebuje' });
    await vi.waitFor(() => expect(teacher.record.unit(unitId)?.phase).not.toBe('live'), { timeout: 1_000 });
    expect(await reads('teacher')).not.toContain(unitId);
    expect(await reads('ngo')).toContain(unitId);
    scene.leaveAll();
  });

  it('says who narrowed it and why to the convening seat alone, sealed in the database', async () => {
    expect(cellIn(await gridFor('worker'))).toMatchObject({
      level: 'never',
      defaultLevel: 'yes',
      narrowings: [{ reason: 'škola to nepotřebuje', decidedBy: 'Alena Zemanová', liftedAt: null }],
    });
    expect(cellIn(await gridFor('teacher'))).toMatchObject({ level: 'never', narrowings: [] });
    const [row] = await server.asOwner<{ reason: Buffer }>('select reason from cell_narrowing where case_id = $1', [
      scene.table.caseId,
    ]);
    expect(row?.reason.includes('nepotřebuje')).toBe(false);
  });

  it('[P25][I5] lifted, gives back nothing that was shared before, and what is shared from then on', async () => {
    const [narrowing] = cellIn(await gridFor('worker'))?.narrowings ?? [];
    const before = await scene.newUnit('worker', { category: 'EDU', text: 'dříve' });
    await scene.ask('worker', LIFT, { id: narrowing?.id, reason: 'dohoda se školou' });
    const after = await scene.newUnit('worker', { category: 'EDU', text: 'později' });
    const seen = await reads('teacher');
    expect([seen.includes(before), seen.includes(after)]).toEqual([false, true]);
    expect(cellIn(await gridFor('teacher'))?.level).toBe('yes');
    expect(await scene.refusalOf('worker', LIFT, { id: narrowing?.id, reason: 'podruhé' })).toBe('CONFLICT');
  });

  it.each([
    ['to the level that it has', { category: 'EDU', level: 'yes' }],
    ['to a wider one', { category: 'FAMREL', level: 'yes' }],
  ])('[P18] refuses a change %s', async (_, over) => {
    const wrong = { ...cell(), ...over };
    expect(await scene.refusalOf('worker', NARROW, { ...asCase(), cell: wrong, reason: 'x' })).toBe('BAD_INPUT');
  });

  it('[P25] does not narrow the convening seat, and wants a reason', async () => {
    const ospod = { ...cell(), partyId: scene.table.parties.ospod };
    expect(await scene.refusalOf('worker', NARROW, { ...asCase(), cell: ospod, reason: 'x' })).toBe('BAD_INPUT');
    expect(await scene.refusalOf('worker', NARROW, { ...asCase(), cell: cell(), reason: '  ' })).toBe('BAD_INPUT');
  });

  it('[I3] is closed by the database alone to whoever does not answer for the case', async () => {
    const { teacher } = scene.table.people;
    const asApp = (text: string): Promise<unknown[]> =>
      server.db.asSystem(async (sql) => {
        await sql.query(`select set_config('app.session', $1, true)`, [teacher.sessionId]);
        return sql.query(text);
      });
    expect(await asApp('select id from cell_narrowing')).toEqual([]);
    expect(await asApp('update cell_narrowing set lifted_at = now() returning id')).toEqual([]);
    const insert = `insert into cell_narrowing (id, case_id, party_id, category, see, reason, decided_by)
      select gen_random_uuid(), '${scene.table.caseId}', '${scene.table.parties.ngo}', 'EDU', 'never', '', '${teacher.userId}'`;
    await expect(asApp(insert)).rejects.toThrow(/row-level security/u);
  });
});
