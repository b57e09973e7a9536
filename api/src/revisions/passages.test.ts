import { expect, it } from 'vitest';
import type { LeafContent } from './leaf-content.js';
import { passagesOf } from './passages.js';
import type { RevisionLeaf } from './read-revision.js';

const SAID = {
  ...{
    section: { id: 's', heading: 'plan_help', title: null },
    category: 'PLAN',
    kind: 'decision',
    schema: 1,
    files: [],
  },
  text: { type: 'doc', content: [] },
};

// Decoder: ids are words here; nothing looks at their form.
const leaf = (unitId: string, content: object): RevisionLeaf =>
  ({
    ...{ id: unitId, unitId, gen: 1, salt: '', unitTag: '', audienceHash: '', index: 0, path: [] },
    content: content as LeafContent,
  }) as unknown as RevisionLeaf;

it('[S16] opens a revision that was cut when whom a passage names stood in it', () => {
  const once = { ...SAID, unit: 'u1', author: 'school', details: { until: '', parents: ['u0'], checker: 'ngo' } };
  expect(passagesOf([leaf('u1', once)])).toMatchObject([{ unitId: 'u1', content: once }]);
});

it('[S16] joins to each passage what its reader is told, and what several seats of one reader are told', () => {
  const said = (unit: string): object => ({ ...SAID, unit, details: { kind: 'measure', until: 'x' } });
  const beside = (unit: string, author: string | null, responsible: readonly string[], checker: string | null) =>
    leaf(unit, { unit, author, references: { responsible, checker } });
  const read = passagesOf([
    leaf('u1', said('u1')),
    beside('u1', null, ['b', 'a'], null),
    beside('u1', 'school', ['c', 'a'], 'ngo'),
    leaf('u2', said('u2')),
    beside('u2', 'school', [], null),
  ]);
  expect(read.map(({ content }) => [content.author, content.details])).toEqual([
    ['school', { kind: 'measure', until: 'x', responsible: ['a', 'b', 'c'], checker: 'ngo' }],
    ['school', { kind: 'measure', until: 'x', responsible: [], checker: null }],
  ]);
});
