import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { UnitId } from '../ids/index.js';
import {
  canonicalContent,
  canonicalJson,
  contentHash,
  encodeUtf8,
  firstGeneration,
  plainText,
  readContent,
  sha256,
  type UnitContent,
  unitFragment,
} from './index.js';

const UNIT = '7b2f9e44-6c1d-4d0e-9a55-0f1e2d3c4b5a' as UnitId;

function docOf(text: string): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, firstGeneration({ unitId: UNIT, gen: 1, text }));
  return doc;
}

const contentOf = (doc: Y.Doc): UnitContent => readContent(unitFragment(doc, UNIT, 1));

describe('content', () => {
  it('[D3] makes the same first generation from the same text, one paragraph a line', () => {
    const made = firstGeneration({ unitId: UNIT, gen: 1, text: 'první\r\ndruhý\n\nčtvrtý' });
    expect(firstGeneration({ unitId: UNIT, gen: 1, text: 'první\ndruhý\n\nčtvrtý' })).toEqual(made);
    expect(plainText(contentOf(docOf('první\ndruhý\n\nčtvrtý')))).toBe('první\ndruhý\n\nčtvrtý');
    expect(contentOf(docOf('')).content).toEqual([{ type: 'paragraph' }]);
    expect(() => firstGeneration({ unitId: UNIT, gen: 1, text: 'x'.repeat(200_001) })).toThrow(RangeError);
  });

  it('[D11] reads without writing, also what the schema does not know', () => {
    const doc = docOf('ahoj');
    const root = unitFragment(doc, UNIT, 1);
    const odd = new Y.XmlElement('widget');
    root.insert(1, [odd, new Y.XmlText('volný text')]);
    (root.get(0) as Y.XmlElement).setAttribute('onclick', 'x');
    let writes = 0;
    doc.on('update', () => (writes += 1));
    expect(contentOf(doc)).toEqual({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'ahoj' }] }],
    });
    expect(writes).toBe(0);
  });

  it('[D12] gives equal bytes for equal content, whatever its history', () => {
    const [a, b] = [docOf('jedna dvě'), docOf('jedna')];
    const text = (unitFragment(b, UNIT, 1).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert(5, ' tři');
    text.delete(5, 4);
    text.insert(5, ' dvě');
    text.format(0, 9, { bold: {} });
    text.format(0, 9, { bold: null });
    const runs = (unitFragment(a, UNIT, 1).get(0) as Y.XmlElement).insert(1, [new Y.XmlText('')]);
    expect(runs).toBeUndefined();
    expect(canonicalContent(contentOf(a))).toBe(canonicalContent(contentOf(b)));
    expect(contentHash(contentOf(a))).toEqual(contentHash(contentOf(b)));
  });

  it('[D13] writes canonical JSON: members in order, text in NFC, no odd numbers', () => {
    expect(canonicalJson({ b: 1, a: ['e\u030c', true, null], c: undefined })).toBe('{"a":["ě",true,null],"b":1}');
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
  });

  it('[D14] hashes as SHA-256 does, at every length around a block', () => {
    for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000]) {
      const bytes = encodeUtf8('ž🙂a'.repeat(length)).slice(0, length);
      expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
    expect(Buffer.from(encodeUtf8('Žluťoučký 🙂 \ud800')).toString('hex')).toBe(
      Buffer.from('Žluťoučký 🙂 \ud800', 'utf8').toString('hex'),
    );
  });
});
