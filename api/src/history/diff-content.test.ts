import type { ElementNode, UnitContent } from '@soulad/shared/doc';
import { describe, expect, it } from 'vitest';
import { diffContent } from './diff-content.js';

const line = (text: string): ElementNode => ({
  type: 'paragraph',
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
});
const doc = (...texts: string[]): UnitContent => ({ type: 'doc', content: texts.map(line) });
const said = (before: UnitContent, after: UnitContent): string[] =>
  diffContent(before, after).map(({ runs }) =>
    runs.map(({ kind, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[kind]).join(''),
  );

describe('the difference of two projections', () => {
  it.each<readonly [string, UnitContent, UnitContent, readonly string[]]>([
    ['nothing', doc('Stejná věta.'), doc('Stejná věta.'), ['Stejná věta.']],
    ['a word', doc('Matka pracuje.'), doc('Matka nepracuje.'), ['Matka -pracuje-+nepracuje+.']],
    ['a new block', doc('Jedna.'), doc('Jedna.', 'Dvě.'), ['Jedna.', '+Dvě.+']],
    ['a block gone', doc('Jedna.', 'Dvě.'), doc('Dvě.'), ['-Jedna.-', 'Dvě.']],
    ['everything new', doc(''), doc('Začátek.'), ['+Začátek.+']],
  ])('says %s', (_, before, after, expected) => {
    expect(said(before, after)).toEqual(expected);
  });

  it('goes into lists and quotes, and names them', () => {
    const list = (text: string): UnitContent => ({
      type: 'doc',
      content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [line(text)] }] }],
    });
    expect(diffContent(list('chleba'), list('mléko'))).toEqual([
      {
        kind: 'item',
        runs: [
          { kind: 'removed', text: 'chleba' },
          { kind: 'added', text: 'mléko' },
        ],
      },
    ]);
  });

  it('puts both texts together again from its runs', () => {
    const [before, after] = [
      doc('Otec platí dva tisíce.', 'Odstavec.'),
      doc('Otec platí tři tisíce.', 'Nový.', 'Odstavec.'),
    ];
    const without = (kind: string): string =>
      diffContent(before, after)
        .map(({ runs }) =>
          runs
            .filter((run) => run.kind !== kind)
            .map((run) => run.text)
            .join(''),
        )
        .filter((text) => text !== '')
        .join('\n');
    expect(without('added')).toBe('Otec platí dva tisíce.\nOdstavec.');
    expect(without('removed')).toBe('Otec platí tři tisíce.\nNový.\nOdstavec.');
  });
});
