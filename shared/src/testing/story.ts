/** A story as facts: seats by letter, units by code, and the audience each unit must end with. */
import type { PartyId, PersonId } from '../ids/index.js';
import type { CaseFacts, UnitFacts } from '../policy/facts.js';
import type { Category, UnitKind } from '../policy/vocabulary.js';
import { allow, narrow, partyId, unitId } from './facts.js';

/** One unit of a story. Letters name seats; `narrow` and `allow` are the decisions the matrix alone does not give. */
export interface StoryLine {
  readonly code: string;
  readonly category: Category;
  readonly kind: UnitKind;
  readonly author: string;
  readonly coAuthors?: string;
  /** Letters of persons, see the story. */
  readonly about?: string;
  readonly responsible?: string;
  /** Minutes after the conference began, within `sitting`; absent = only written. */
  readonly presentedAt?: number;
  readonly sitting?: number;
  readonly narrow?: string;
  readonly allow?: string;
  /** Who must see it, letters in the order of the seats. */
  readonly audience: string;
}

export interface Story {
  readonly facts: CaseFacts;
  readonly letters: string;
  readonly lines: readonly StoryLine[];
  readonly units: readonly UnitFacts[];
}

/** Place of a letter in a list of letters; throws RangeError for a letter the story does not have. */
export function placeOf(letters: string, letter: string): number {
  const place = letters.indexOf(letter);
  if (letter.length !== 1 || place < 0) throw new RangeError(`the story has no seat or person "${letter}"`);
  return place;
}

const each = <T>(letters: string | undefined, make: (letter: string) => T): T[] => [...(letters ?? '')].map(make);

/** What a story needs to turn its lines into units. */
export interface StoryFrame {
  readonly letters: string;
  readonly begin: number;
  readonly person: (letter: string) => PersonId;
  readonly sitting: (n: number) => UnitFacts['sitting'];
}

/** The facts of line number `n` of a story. */
export function unitOf(line: StoryLine, n: number, frame: StoryFrame): UnitFacts {
  const seat = (letter: string): PartyId => partyId(placeOf(frame.letters, letter));
  const joint = line.kind === 'frame' || line.kind === 'decision' || line.kind === 'measure';
  return {
    id: unitId(n),
    category: line.category,
    kind: line.kind,
    mode: joint ? 'joint' : 'owned',
    state: 'shared',
    authorParty: seat(line.author),
    coAuthors: each(line.coAuthors, seat),
    subjects: each(line.about, frame.person),
    scribeParty: null,
    responsible: each(line.responsible, seat),
    sitting: line.sitting === undefined ? null : frame.sitting(line.sitting),
    presentedAt: line.presentedAt === undefined ? null : frame.begin + line.presentedAt * 60_000,
    sharedAt: frame.begin,
    readOut: false,
    overrides: [
      ...each(line.narrow, (letter) => narrow(seat(letter))),
      ...each(line.allow, (letter) => allow(seat(letter))),
    ],
  };
}
