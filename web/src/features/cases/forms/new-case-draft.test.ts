import { describe, expect, it } from 'vitest';
import { isWholeCase, newCaseInput, nextKey, startOfCase, type NewCaseDraft } from './new-case-draft.js';
import { EMPTY_PERSON } from './person-fields.js';
import { EMPTY_RELATION } from './relation-fields.js';

const draft = (): NewCaseDraft => ({
  ...startOfCase(),
  familyName: ' Olšinovi ',
  fileMark: 'Om 214/2026',
  registeredOn: '2026-09-02',
  persons: [
    { ...EMPTY_PERSON, key: 'p1', isChild: true, givenName: 'Natálie', familyName: 'Olšinová' },
    { ...EMPTY_PERSON, key: 'p2', givenName: 'Renata', familyName: 'Olšinová', household: ' doma ' },
  ],
  relations: [{ ...EMPTY_RELATION, from: 'p2', to: 'p1' }],
});

describe('a new case', () => {
  it('goes to the server with its relations by key', () => {
    const input = newCaseInput(draft());
    expect(input.familyName).toBe('Olšinovi');
    expect(input.persons.map((person) => person.household)).toEqual([null, 'doma']);
    expect(input.relations).toEqual([
      { personKey: 'p2', otherKey: 'p1', kind: 'parent', validFrom: null, validTo: null },
    ]);
  });
  it('leaves out relations to a person who was removed', () => {
    const whole = draft();
    expect(newCaseInput({ ...whole, persons: whole.persons.slice(0, 1) }).relations).toEqual([]);
  });
  it('is about at least one child', () => {
    const whole = draft();
    expect(isWholeCase(whole)).toBe(true);
    expect(isWholeCase({ ...whole, persons: whole.persons.map((person) => ({ ...person, isChild: false })) })).toBe(
      false,
    );
  });
  it('does not relate a person to themselves', () => {
    expect(isWholeCase({ ...draft(), relations: [{ ...EMPTY_RELATION, from: 'p1', to: 'p1' }] })).toBe(false);
  });
  it('never gives a key twice', () => expect(nextKey(draft().persons.slice(1))).toBe('p3'));
});
