import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { unitRootName } from '@soulad/shared/doc';
import { parseId, type PartyId, type UnitId } from '@soulad/shared/ids';
import type { HandedBack, LiveUnit } from '../../realtime/index.js';
import { caretMarks, surname } from './caret-marks.js';
import { editorSections } from './editor-sections.js';
import { handedBackTexts } from './handed-back-texts.js';
import { appendTyped, isBlank } from './new-unit.js';
import type { Party } from './parties.js';
import { projectedSections } from './projected-sections.js';
import type { Projection, RecordOutline, Unit } from './types.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
function unitId(n: number): UnitId {
  const parsed = parseId<UnitId>(id(n));
  if (!parsed) throw new Error('the test id is malformed');
  return parsed;
}
const ospod: Party = { partyId: id(1), type: 'ospod', letter: 'O', label: 'OSPOD' };
const NOTHING = {
  share: false,
  withdraw: false,
  move: false,
  delete: false,
  relabel: false,
  narrow: false,
  allow: false,
  accept: false,
  publish: false,
  attach: false,
};

const unit = (n: number, change: Partial<Unit> = {}): Unit => ({
  id: id(n),
  gen: 1,
  epoch: 1,
  ordinal: '1.1',
  sectionId: id(90),
  authorNote: '',
  category: 'PLAN',
  kind: 'fact',
  mode: 'owned',
  state: 'shared',
  right: 'write',
  awaitsAcceptance: false,
  scribedBy: null,
  subjects: [],
  createdAt: '2026-09-22T11:00:00Z',
  sharedAt: null,
  attachments: [],
  authorParty: ospod,
  may: NOTHING,
  audience: { full: false, sees: null, total: null, dots: [], onlyParty: null },
  ...change,
});
const outlineOf = (units: Unit[]): RecordOutline => ({
  id: id(80),
  caseId: id(81),
  conferenceId: id(82),
  state: 'live',
  rev: '1',
  mayAdd: true,
  parties: [ospod],
  sections: [
    {
      id: id(90),
      ordinal: '1',
      heading: 'Cíl',
      title: null,
      defaultCategory: 'PLAN',
      agendaItemId: null,
      canAdd: true,
      units,
    },
  ],
});
const live = (gen = 1): LiveUnit => ({ gen, doc: new Y.Doc(), mayWrite: true });
const shown = (outline: RecordOutline, docs: Record<string, LiveUnit>, mayAdd = true) =>
  editorSections({
    outline,
    live: (one) => docs[one],
    labelOf: (one) => one.kind,
    addLabel: 'Psát jako OSPOD…',
    mayAdd,
  });

describe('what the editor shows', () => {
  it('is the outline of the viewer as far as its text is here', () => {
    const [section] = shown(outlineOf([unit(1), unit(2)]), { [id(1)]: live() });
    expect(section?.units.map((one) => one.unitId)).toEqual([id(1)]);
    expect(section?.canAdd).toBe(true);
  });

  it.each([
    ['the outline gives no right to write', unit(1, { right: 'comment' }), live()],
    ['the live channel gives none', unit(1), { ...live(), mayWrite: false }],
    ['the unit was withdrawn', unit(1, { state: 'withdrawn' }), live()],
  ] as const)('is read-only when %s', (_, one, text) => {
    expect(shown(outlineOf([one]), { [id(1)]: text })[0]?.units[0]?.readOnly).toBe(true);
  });

  it('takes the generation that is really here, also when the outline is ahead', () => {
    expect(shown(outlineOf([unit(1, { gen: 2 })]), { [id(1)]: live(1) })[0]?.units[0]?.gen).toBe(1);
  });

  it('offers no end line while nothing can be added', () => {
    expect(shown(outlineOf([]), {}, false)[0]?.canAdd).toBe(false);
  });
});

describe('the projection', () => {
  const projection = (units: number[]): Projection => ({
    id: id(80),
    rev: '1',
    asParty: null,
    sections: [
      {
        id: id(90),
        ordinal: '1',
        heading: 'Cíl',
        title: null,
        units: units.map((n) => ({
          id: id(n),
          ordinal: '1',
          category: 'PLAN',
          kind: 'fact',
          authorNote: '',
          text: '',
          json: null,
          authorParty: ospod,
        })),
      },
    ],
  });
  const docs: Record<string, LiveUnit> = { [id(1)]: live(), [id(2)]: live() };

  it('shows only what the room and the viewer may both see, and never for writing', () => {
    const sections = projectedSections(projection([1, 3]), outlineOf([unit(1), unit(2)]), (one) => docs[one]);
    expect(sections.flatMap((section) => section.units)).toMatchObject([{ unitId: id(1), readOnly: true }]);
  });

  it('leaves out a section in which nothing may be shown', () => {
    expect(projectedSections(projection([]), outlineOf([unit(1)]), (one) => docs[one])).toEqual([]);
  });
});

describe('text typed while a unit is being made', () => {
  const made = (): LiveUnit => {
    const text = live();
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('V')]);
    text.doc.getXmlFragment(unitRootName(unitId(1), 1)).insert(0, [paragraph]);
    return text;
  };
  const words = (text: LiveUnit): string => text.doc.getXmlFragment(unitRootName(unitId(1), 1)).toString();

  it('follows the first key', () => {
    const text = made();
    appendTyped(unitId(1), text, 'ěta');
    expect(words(text)).toBe('<paragraph>Věta</paragraph>');
  });

  it('is not written without the right to write', () => {
    const text = { ...made(), mayWrite: false };
    appendTyped(unitId(1), text, 'ěta');
    expect(words(text)).toBe('<paragraph>V</paragraph>');
  });

  it('a unit with white space alone is blank', () => {
    expect([isBlank(unitId(1), made()), isBlank(unitId(1), live())]).toEqual([false, true]);
  });
});

describe('carets and refused text', () => {
  it.each([
    ['Mgr. Tomáš Bělohrad', 'Bělohrad'],
    ['Simona Tichá, DiS.', 'Tichá'],
    ['Natálie', 'Natálie'],
  ])('the caret of %s says %s', (name, label) => {
    expect(surname(name)).toBe(label);
  });

  it('[I1] a caret of a party that the viewer does not know is not drawn', () => {
    const known = parseId<PartyId>(id(1));
    const hidden = parseId<PartyId>(id(2));
    if (!known || !hidden) throw new Error('the test id is malformed');
    const caret = { key: 'k', unitId: unitId(1), gen: 1, name: 'Jitka Lomnická', anchor: 0, head: 0, idle: false };
    const drawn = caretMarks(
      [
        { ...caret, partyId: known },
        { ...caret, key: 'x', partyId: hidden },
      ],
      [ospod],
    );
    expect(drawn.map((one) => one.label)).toEqual(['Lomnická']);
  });

  it.each([
    ['REVOKED', unitId(1), 'narrowed'],
    ['GEN_MISMATCH', unitId(1), 'replaced'],
    ['SEALED', unitId(1), 'sealed'],
    ['TOO_LARGE', unitId(1), 'tooLarge'],
    ['INVALID_UPDATE', unitId(1), 'changed'],
    ['UNAVAILABLE', null, 'notMade'],
  ] as const)('text refused with %s in %s is handed back as %s', (code, of, cause) => {
    const refused: HandedBack = { key: '1', unitId: of, sectionId: id(90), code, text: 'věta' };
    expect(handedBackTexts([refused])).toEqual([{ key: '1', sectionId: id(90), text: 'věta', cause }]);
  });
});
