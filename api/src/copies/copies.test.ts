import type { UnitId } from '@soulad/shared/ids';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { SitterKey } from '../testing/index.js';
import { ASK_COPY as ASK, COPY_STATE as STATE, CopyScene } from '../testing/copy-scene.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';
import { readPdf } from '../testing/read-pdf.js';

const CANCEL = `mutation ($id: ID!) { cancelCopy(id: $id) { state } }`;
const LIST = `query ($id: ID!) { copies(recordId: $id) { id kind formal mine personName party { label } state fingerprint size } }`;
const CHOICES = `query ($id: ID!) { copyChoices(recordId: $id) { kinds formal own { label } others { label } } }`;
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;

const ADD_ITEM = `mutation ($input: PlanItemInput!) { addPlanItem(input: $input) { recordId } }`;
const ITEMS = `query ($id: ID!) { plan(caseId: $id) { items { unitId unit { text epoch } } } }`;
const SHARE = `mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }`;

interface PlanItem {
  readonly unitId: string;
  readonly unit: { readonly text: string; readonly epoch: number };
}

describe('copies', () => {
  const server = onTestApp();
  const scene = atEachTable(server);
  const copies = new CopyScene(scene);

  const inputOf: CopyScene['inputOf'] = (by, input) => copies.inputOf(by, input);
  const ask: CopyScene['ask'] = (by, input) => copies.ask(by, input);
  const ended: CopyScene['ended'] = (by, id) => copies.ended(by, id);
  const fetchCopy: CopyScene['fetch'] = (by, id) => copies.fetch(by, id);
  const copied: CopyScene['copied'] = (by, input) => copies.copied(by, input);
  const ways: CopyScene['ways'] = (by) => copies.ways(by);

  /** Two passages: one for everybody, one that the mother does not get. */
  async function twoPassages(): Promise<{ open: UnitId; kept: UnitId }> {
    const open = await scene.newUnit('worker', { mode: 'joint', text: 'Společné slovo.' });
    const kept = await scene.newUnit('worker', { mode: 'joint', text: 'Skryté slovo.' });
    await scene.ask('worker', NARROW, { u: kept, p: [scene.table.parties.mother] });
    return { open, kept };
  }

  it('[W60] gives everybody the own copy, numbered without gaps, and notes it as it is handed out', async () => {
    const kept = await scene.newUnit('worker', { mode: 'joint', text: 'Skryté slovo.' });
    await scene.ask('worker', NARROW, { u: kept, p: [scene.table.parties.mother] });
    const open = await scene.newUnit('worker', { mode: 'joint', text: 'Společné slovo.' });
    const id = await ask('mother');
    const { fileName } = await ended('mother', id);
    expect(await ways('mother')).toEqual([]);
    const answer = await fetchCopy('mother', id);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-disposition': `attachment; filename="${fileName}"`,
      'content-type': 'application/octet-stream',
      'cache-control': 'no-store',
      'content-security-policy': `sandbox; default-src 'none'; frame-ancestors 'none'`,
    });
    expect(fileName).toMatch(/^T-[0-9a-f]{8}-zapis\.pdf$/);
    const { text } = await readPdf(new Uint8Array(await answer.arrayBuffer()));
    expect(text).toContain('Společné slovo.');
    expect(text).toContain('1.1');
    expect(text).not.toMatch(/Skryté|^1\.2 /mu);
    expect(await ways('mother')).toEqual([{ unit: open, way: 'copy' }]);
    const rows = await server.asOwner<{ action: string }>(
      `select action from audit_event where actor = $1 and action like 'copy.%' order by seq`,
      [scene.table.people.mother.userId],
    );
    expect(rows.map((row) => row.action)).toEqual(['copy.ask', 'copy.read']);
  });

  it('[W60] lets the convener make one for another party: what both may read, under the name of that party', async () => {
    const { open } = await twoPassages();
    const own = await scene.newUnit('teacher', { category: 'EDU', mode: 'owned', text: 'Slovo školy.' });
    const { bytes, fingerprint } = await copied('worker', { partyId: scene.table.parties.mother });
    const { text } = await readPdf(bytes);
    expect(text).toContain(`kopie pro: mother · otisk ${fingerprint}`);
    expect(text).not.toContain('Skryté');
    const handed = await ways('mother');
    expect(handed.map((row) => row.unit).toSorted()).toEqual([open, own].toSorted());
    expect(await ways('teacher')).toEqual([]);
    const mine = await copied('mother');
    expect(mine.fingerprint).toBe(fingerprint);
    expect(
      await scene.refusalOf('teacher', ASK, { input: inputOf('teacher', { partyId: scene.table.parties.mother }) }),
    ).toBe('NOT_FOUND');
  });

  it('[W61] has one fingerprint for equal copies, and another for one letter more', async () => {
    await scene.newUnit('worker', { mode: 'joint', text: 'Slovo.' });
    const first = await copied('father');
    expect((await copied('father', { format: 'docx' })).fingerprint).toBe(first.fingerprint);
    await scene.newUnit('worker', { mode: 'joint', text: 'Druhé.' });
    expect((await copied('father')).fingerprint).not.toBe(first.fingerprint);
  });

  it('[W61] two worlds that differ in what a party may not see give that party equal copies', async () => {
    const draw = async (): Promise<{ text: string; fingerprint: string; roles: readonly string[] }> => {
      const { bytes, fingerprint } = await copied('mother');
      const read = await readPdf(bytes);
      return { text: read.text.replaceAll(/vyhotoveno.*$/gmu, ''), fingerprint, roles: read.roles };
    };
    const { kept } = await twoPassages();
    const before = await draw();
    await scene.ask('worker', NARROW, { u: kept, p: [scene.table.parties.father] });
    for (const text of ['Jiné skryté.', 'Další skryté, mnohem delší. '.repeat(40)]) {
      const unit = await scene.newUnit('worker', { category: 'INTERNAL', mode: 'owned', text });
      expect(unit).not.toBe(kept);
    }
    expect(await draw()).toEqual(before);
  });

  it('[W63] is not handed out once a right in it is gone, and notes nothing then', async () => {
    const { open } = await twoPassages();
    const [own, theirs] = [await ask('father'), await ask('worker', { partyId: scene.table.parties.father })];
    await ended('father', own);
    await ended('worker', theirs);
    await scene.ask('worker', NARROW, { u: open, p: [scene.table.parties.father] });
    expect((await fetchCopy('father', own)).status).toBe(404);
    expect((await fetchCopy('worker', theirs)).status).toBe(404);
    expect(await ways('father')).toEqual([]);
  });

  it('[W63] is for who asked and for nobody else, and for a short while', async () => {
    await twoPassages();
    const id = await ask('worker');
    await ended('worker', id);
    for (const who of ['minutes', 'teacher', 'mother'] as const) {
      expect((await fetchCopy(who, id)).status).toBe(404);
      expect(await scene.refusalOf(who, CANCEL, { id })).toBe('NOT_FOUND');
    }
    expect(await scene.refusalOf('mother', STATE, { id })).toBe('NOT_FOUND');
    await server.asOwner(`update copy set expires_at = now() where id = $1`, [id]);
    expect((await fetchCopy('worker', id)).status).toBe(404);
    await server.asOwner('select copy_lapse()');
    expect(await server.asOwner('select n from copy_blob where copy_id = $1', [id])).toEqual([]);
  });

  it('[W60] needs the proof of who asks, and a kind and a party that are offered', async () => {
    expect(await scene.refusalOf('mother', ASK, { input: inputOf('mother', { proof: 'Někdo' }) })).toBe(
      'STEP_UP_REQUIRED',
    );
    for (const wrong of [{ kind: 'nic' }, { format: 'exe' }, { standard: 'x-1' }])
      expect(await scene.refusalOf('mother', ASK, { input: inputOf('mother', wrong) })).toBe('BAD_INPUT');
    const formal = inputOf('worker', { formal: true, partyId: scene.table.parties.mother });
    expect(await scene.refusalOf('worker', ASK, { input: formal })).toBe('FORBIDDEN_STEP');
    const elsewhere = await LiveScene.lay(server);
    expect(await elsewhere.refusalOf('worker', ASK, { input: inputOf('worker', {}) })).not.toBeUndefined();
    expect(await elsewhere.refusalOf('worker', CHOICES, { id: scene.table.recordId })).toBe('NOT_FOUND');
  });

  it('[W64] can be cancelled, and leaves no file and no disclosure then', async () => {
    await twoPassages();
    const id = await ask('father');
    const { cancelCopy } = await scene.ask<{ cancelCopy: { state: string } }>('father', CANCEL, { id });
    expect(['cancelled', 'ready']).toContain(cancelCopy.state);
    const { state } = await ended('father', id);
    if (state === 'ready') return;
    expect((await fetchCopy('father', id)).status).toBe(404);
    expect(await ways('father')).toEqual([]);
    expect(await server.asOwner('select n from copy_blob where copy_id = $1', [id])).toEqual([]);
  });

  it('[W64] shows its asker the own copies, and who answers for the case those that were handed out', async () => {
    await twoPassages();
    await ended('mother', await ask('mother'));
    const listed = async (by: SitterKey): Promise<object[]> =>
      (await scene.ask<{ copies: object[] }>(by, LIST, { id: scene.table.recordId })).copies;
    expect(await listed('worker')).toEqual([]);
    const { id } = await copied('mother');
    expect(await listed('worker')).toEqual([
      expect.objectContaining({ id, mine: false, party: { label: 'mother' }, personName: 'Eva Břízová' }),
    ]);
    // What is in it is the mother's: neither its length nor a print of it is the office's.
    expect(await listed('worker')).toEqual([expect.objectContaining({ fingerprint: null, size: null })]);
    expect(await listed('mother')).toHaveLength(2);
    expect(await listed('teacher')).toEqual([]);
  });

  it('[W62] tells in a formal copy where a part was withheld and why, once, whatever it covers', async () => {
    const { mother, father } = scene.table.parties;
    const [otherParent] = await server.asOwner<{ id: string }>('select person_id as id from party where id = $1', [
      father,
    ]);
    await scene.newUnit('worker', { mode: 'joint', text: 'Společné slovo.' });
    const about = (person: string | undefined, text: string): Promise<UnitId> =>
      scene.newUnit('worker', { category: 'FIN', mode: 'owned', text, subjects: [person] });
    await about(otherParent?.id, 'Otec dluží sedm tisíc.');
    await scene.newUnit('worker', { category: 'CRIM', mode: 'owned', text: 'Násilí.', subjects: [otherParent?.id] });
    await server.asOwner(`update record set state = 'closed' where id = $1`, [scene.table.recordId]);
    const formal = { partyId: mother, formal: true };
    const { bytes } = await copied('worker', formal);
    const { text } = await readPdf(bytes);
    expect(text.match(/Část neposkytnuta \(§ 55 z\. č\. 359\/1999 Sb\.\)/g)).toHaveLength(1);
    expect(text).not.toMatch(/dluží|Násilí|Peníze/);
    const plain = await readPdf((await copied('worker', { partyId: mother })).bytes);
    expect(plain.text).not.toContain('neposkytnuta');
  });

  it('[W66] makes a package, and a text document, of the same words', async () => {
    await scene.newUnit('worker', { mode: 'joint', text: 'Slovo v balíku.' });
    const zip = unzipSync((await copied('worker', { format: 'package' })).bytes);
    const names = Object.keys(zip).toSorted();
    expect(names.map((name) => name.replace(/^.*\./, ''))).toEqual(['docx', 'pdf', 'xml']);
    const docx = unzipSync(zip[names.find((name) => name.endsWith('.docx')) ?? ''] ?? new Uint8Array());
    expect(strFromU8(docx['word/document.xml'] ?? new Uint8Array())).toContain('Slovo v balíku.');
  });

  it('[W22] copies the plan under the numbers of its recipient, with what is said of each item, and in plain words', async () => {
    const { openPlan } = await scene.ask<{ openPlan: { recordId: string } }>(
      'worker',
      'mutation ($id: ID!) { openPlan(caseId: $id) { recordId } }',
      { id: scene.table.caseId },
    );
    const { recordId } = openPlan;
    const add = async (heading: string, text: string, fields: object, hidden: boolean): Promise<string> => {
      await scene.ask('worker', ADD_ITEM, { input: { recordId, heading, text, fields } });
      const find = async (): Promise<PlanItem> => {
        const { plan } = await scene.ask<{ plan: { items: PlanItem[] } }>('worker', ITEMS, { id: scene.table.caseId });
        const item = plan.items.find(({ unit }) => unit.text === text);
        if (item === undefined) throw new Error('the item is not there');
        return item;
      };
      const { unitId } = await find();
      if (hidden) await scene.ask('worker', NARROW, { u: unitId, p: [scene.table.parties.mother] });
      await scene.ask('worker', SHARE, { id: unitId, epoch: (await find()).unit.epoch });
      return unitId;
    };
    const goal = await add(
      'plan_goals',
      'Natálie chodí do školy.',
      { indicator: 'omluvené hodiny', plain: 'Chodíš do školy.' },
      false,
    );
    await add('plan_help', 'Skryté opatření.', { until: '2026-10-01' }, true);
    const measure = {
      parents: [goal],
      until: '2026-10-01',
      responsible: [scene.table.parties.mother],
      criterion: 'žádná absence',
    };
    await add('plan_help', 'Doučování ve středu.', measure, false);
    const ofPlan = { recordId, partyId: scene.table.parties.mother };
    const { text } = await readPdf((await copied('worker', { ...ofPlan, kind: 'plan' })).bytes);
    expect(text).toMatch(
      /Opatření\s1 ospod[\s\S]*Doučování ve středu\.[\s\S]*Vychází z: Cíl\s1[\s\S]*Odpovídá: mother[\s\S]*Do: 1\.\s10\.\s2026/,
    );
    expect(text).not.toMatch(/Skryté|Opatření\s2/);
    const plain = await readPdf((await copied('mother', { recordId, kind: 'family' })).bytes);
    expect(plain.text).toContain('Chodíš do školy.');
    expect(plain.text).not.toMatch(/omluvené|Doučování/);
  });

  it('lists who was there, with the same people as the screen', async () => {
    const { sittingId, parties } = scene.table;
    await server.asOwner(
      `insert into attendance (id, sitting_id, party_id, display_name, role_note, mode, in_at) values (gen_random_uuid(), $1, $2, 'Petr Dub', 'učitel', 'in_person', now())`,
      [sittingId, parties.school],
    );
    const { text } = await readPdf((await copied('mother', { kind: 'attendance' })).bytes);
    expect(text).toMatch(/Prezenční listina[\s\S]*Petr Dub, učitel/);
  });
});
