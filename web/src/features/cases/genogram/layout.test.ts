import { describe, expect, it } from 'vitest';
import type { GenoPerson, GenoRelation } from './family-graph.js';
import { layoutGenogram, type Genogram } from './layout.js';
import { GENO } from './measures.js';

const person = (id: string, sex: string, bornOn: string | null, household: string | null): GenoPerson => ({
  id,
  givenName: id,
  bornOn,
  sex,
  household,
});
const relation = (personId: string, kind: string, otherId: string): GenoRelation => ({ personId, otherId, kind });
const MOTHER_HOME = 'domácnost matky';
const FATHER_HOME = 'domácnost otce';

const STORY_1 = {
  persons: [
    person('renata', 'female', '1992-03-14', MOTHER_HOME),
    person('milan', 'male', '1988-07-30', FATHER_HOME),
    person('krystof', 'male', '2018-01-19', MOTHER_HOME),
    person('natalie', 'female', '2014-05-02', MOTHER_HOME),
  ],
  relations: [
    relation('renata', 'parent', 'natalie'),
    relation('renata', 'parent', 'krystof'),
    relation('milan', 'parent', 'natalie'),
    relation('milan', 'parent', 'krystof'),
    relation('renata', 'separated', 'milan'),
    relation('natalie', 'sibling', 'krystof'),
  ],
};
const STORY_2 = {
  persons: [
    person('ilona', 'female', '1995-02-08', MOTHER_HOME),
    person('radek', 'male', '1990-06-21', FATHER_HOME),
    person('adela', 'female', '2019-04-11', MOTHER_HOME),
    person('tonik', 'male', '2022-08-03', MOTHER_HOME),
    person('doubravova', 'female', null, 'mimo rodinu'),
  ],
  relations: [
    relation('ilona', 'parent', 'adela'),
    relation('ilona', 'parent', 'tonik'),
    relation('radek', 'parent', 'adela'),
    relation('radek', 'parent', 'tonik'),
    relation('ilona', 'separated', 'radek'),
    relation('doubravova', 'guardian', 'adela'),
  ],
};

const places = (genogram: Genogram): Record<string, readonly [number, number]> =>
  Object.fromEntries(
    [...genogram.at].map(([id, { x, y }]) => [
      id,
      [(x - GENO.margin - GENO.symbol / 2) / GENO.slot, (y - GENO.margin - GENO.symbol / 2) / GENO.row],
    ]),
  );

describe('genogram of story 1', () => {
  const genogram = layoutGenogram(STORY_1.persons, STORY_1.relations);

  it('puts the father left, the mother right, the children under the mother they live with, eldest first', () => {
    expect(places(genogram)).toEqual({ milan: [0, 0], renata: [1, 0], natalie: [1, 1], krystof: [2, 1] });
  });
  it('marks the parents as living apart', () => {
    expect(genogram.unions).toHaveLength(1);
    expect(genogram.unions[0]).toMatchObject({
      left: 'milan',
      right: 'renata',
      state: 'separated',
      children: ['natalie', 'krystof'],
    });
  });
  it('draws one line round the household of the mother and leaves the father outside', () => {
    expect(genogram.households.map((home) => home.name)).toEqual([MOTHER_HOME]);
    const leftmost = Math.min(
      ...[...(genogram.households[0]?.path ?? '').matchAll(/[MH](-?\d+)/g)].map((found) => Number(found[1])),
    );
    expect(leftmost).toBeGreaterThan((genogram.at.get('milan')?.x ?? 0) + GENO.symbol / 2);
  });
  it('needs no line of its own for brothers and sisters with common parents', () => expect(genogram.links).toEqual([]));
  it('fits a phone', () => expect(genogram.width).toBeLessThanOrEqual(328));
});

describe('genogram of story 2', () => {
  const genogram = layoutGenogram(STORY_2.persons, STORY_2.relations);

  it('puts the guardian beside the parents, outside of every household', () => {
    expect(places(genogram)).toEqual({
      radek: [0, 0],
      ilona: [1, 0],
      doubravova: [2, 0],
      adela: [1, 1],
      tonik: [2, 1],
    });
    expect(genogram.links).toEqual([relation('doubravova', 'guardian', 'adela')]);
    expect(genogram.households.map((home) => home.name)).toEqual([MOTHER_HOME]);
  });
});

describe('genogram', () => {
  it('does not depend on the order in which persons and relations come', () => {
    const usual = layoutGenogram(STORY_2.persons, STORY_2.relations);
    const turned = layoutGenogram(STORY_2.persons.toReversed(), STORY_2.relations.toReversed());
    expect(places(turned)).toEqual(places(usual));
  });
  it('never puts two persons on one place', () => {
    const many = Array.from({ length: 6 }, (_, at) => person(`c${at}`, 'unknown', `201${at}-01-01`, null));
    const persons = [
      person('a', 'male', null, null),
      person('b', 'female', null, null),
      person('c', 'male', null, null),
      ...many,
    ];
    const relations = [
      ...many.map((child) => relation('b', 'parent', child.id)),
      ...many.slice(0, 3).map((child) => relation('a', 'parent', child.id)),
      ...many.slice(3).map((child) => relation('c', 'parent', child.id)),
      relation('a', 'divorced', 'b'),
      relation('b', 'partner', 'c'),
    ];
    const { at, unions } = layoutGenogram(persons, relations);
    expect(new Set([...at.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(persons.length);
    expect(unions.map((union) => union.state).toSorted()).toEqual(['divorced', 'together']);
    expect(Math.min(...[...at.values()].map(({ x }) => x))).toBe(GENO.margin + GENO.symbol / 2);
  });
  it('hangs a child under one known parent', () => {
    const { unions, at } = layoutGenogram(
      [person('m', 'female', null, null), person('d', 'female', null, null)],
      [relation('m', 'parent', 'd')],
    );
    expect(unions[0]).toMatchObject({ left: 'm', right: null, dropX: at.get('m')?.x });
  });
  it('survives relations that contradict each other', () => {
    const loop = [relation('a', 'parent', 'b'), relation('b', 'parent', 'a')];
    expect(layoutGenogram([person('a', 'male', null, null), person('b', 'male', null, null)], loop).at.size).toBe(2);
  });
  it('is empty for nobody', () => expect(layoutGenogram([], []).at.size).toBe(0));
});
