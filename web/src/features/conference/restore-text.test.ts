import { firstGeneration, readContent, type UnitContent, unitFragment } from '@soulad/shared/doc';
import { parseId, type UnitId } from '@soulad/shared/ids';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { LiveUnit } from '../../realtime/index.js';
import { restoreText } from './restore-text.js';

const UNIT = parseId<UnitId>('00000000-0000-4000-8000-000000000001');

function open(text: string, mayWrite = true): { unit: LiveUnit; id: UnitId; root: Y.XmlFragment } {
  if (UNIT === undefined) throw new Error('no id');
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, firstGeneration({ unitId: UNIT, gen: 1, text }));
  return { unit: { gen: 1, doc, mayWrite }, id: UNIT, root: unitFragment(doc, UNIT, 1) };
}

const line = (text: string): UnitContent['content'][number] => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});

describe('bringing an earlier text back', () => {
  it('makes the text what it was, marks and lists included', () => {
    const { unit, id, root } = open('Nová věta.\nKonec.');
    const before: UnitContent = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Byt' }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'tučně', marks: [{ type: 'bold' }] }] },
        { type: 'bulletList', content: [{ type: 'listItem', content: [line('bod')] }] },
        line('Konec.'),
      ],
    };
    expect(restoreText(id, unit, before)).toBe(true);
    expect(readContent(root)).toEqual(before);
  });

  it('leaves blocks alone that are the same, so that who types there is not disturbed', () => {
    const { unit, id, root } = open('První.\nDruhý.\nTřetí.');
    const [first, , third] = root.toArray();
    expect(restoreText(id, unit, { type: 'doc', content: [line('První.'), line('Jiný.'), line('Třetí.')] })).toBe(true);
    expect([root.get(0), root.get(2)]).toEqual([first, third]);
    expect(root.get(0) === first && root.get(2) === third).toBe(true);
  });

  it('changes nothing where the viewer may not write', () => {
    const { unit, id, root } = open('Věta.', false);
    expect(restoreText(id, unit, { type: 'doc', content: [line('Jiná.')] })).toBe(false);
    expect(restoreText(id, undefined, { type: 'doc', content: [] })).toBe(false);
    expect(readContent(root).content).toEqual([line('Věta.')]);
  });
});
