import type { OpenCaseInput } from '../../../generated/graphql.gen.js';
import { EMPTY_PERSON, personInput, type PersonDraft } from './person-fields.js';
import { isWhole, relationTimes, type RelationDraft } from './relation-fields.js';
import { isEmpty } from '../../form/index.js';

/** A person not yet recorded; the key stands for them in the relations. */
export interface NewPerson extends PersonDraft {
  readonly key: string;
}

export interface NewCaseDraft {
  readonly familyName: string;
  readonly fileMark: string;
  readonly registeredOn: string;
  readonly urgent: boolean;
  readonly persons: readonly NewPerson[];
  readonly relations: readonly RelationDraft[];
}

/** An empty file with one child in it. */
export function startOfCase(): NewCaseDraft {
  return {
    familyName: '',
    fileMark: '',
    registeredOn: '',
    urgent: false,
    persons: [{ ...EMPTY_PERSON, key: 'p1', isChild: true }],
    relations: [],
  };
}

/** A key that no person of the draft has. */
export function nextKey(persons: readonly NewPerson[]): string {
  const used = persons.map((person) => Number(person.key.slice(1)));
  return `p${Math.max(0, ...used) + 1}`;
}

/** True when nothing that the server needs is missing, and the file is about at least one child. */
export function isWholeCase(draft: NewCaseDraft): boolean {
  const named = draft.persons.every((person) => !isEmpty(person.givenName) && !isEmpty(person.familyName));
  const head = ![draft.familyName, draft.fileMark, draft.registeredOn].some(isEmpty);
  return head && named && draft.persons.some((person) => person.isChild) && draft.relations.every(isWhole);
}

/** The file as the server takes it. Relations to a person who was removed are left out. */
export function newCaseInput(draft: NewCaseDraft): OpenCaseInput {
  const keys = new Set(draft.persons.map((person) => person.key));
  return {
    familyName: draft.familyName.trim(),
    fileMark: draft.fileMark.trim(),
    registeredOn: draft.registeredOn,
    urgency: draft.urgent ? 'urgent' : 'ordinary',
    persons: draft.persons.map((person) => ({ key: person.key, ...personInput(person) })),
    relations: draft.relations.flatMap((relation) => {
      const { from, to, kind } = relation;
      if (from === null || to === null || !keys.has(from) || !keys.has(to)) return [];
      return [{ personKey: from, otherKey: to, kind, ...relationTimes(relation) }];
    }),
  };
}
