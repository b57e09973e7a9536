import type { PartyId, PersonId, ReleaseId, SectionId, SittingId, UnitId } from '@soulad/shared/ids';
import type { Category, UnitKind, UnitMode } from '@soulad/shared/policy';
import type { Model } from '../world/model.js';
import type { Place } from '../world/plan.js';

export type { Category, PartyId, PersonId, ReleaseId, SectionId, SittingId, UnitId, UnitKind, UnitMode };

/** One world laid on the running server, as far as a step needs it. Names are those of the model. */
export interface Table {
  /** The world's own id of a thing. */
  readonly id: (name: string) => string;
  readonly ids: (names: readonly string[]) => readonly string[];
  readonly name: (name: string, id: string) => void;
  readonly caseId: string;
  readonly recordId: string;
  readonly conferenceId: string;
  readonly fileMark: string;
  /** Those of the names that stand for something in this world. */
  readonly there: <Name extends string>(names: readonly Name[]) => readonly Name[];
  /** The party leaves the table of this world. */
  readonly leave: (party: PartyId) => void;
  /** Those of the parties that came to the table of this world and have not left it. */
  readonly seated: (parties: readonly PartyId[]) => readonly PartyId[];
  /** Name of the person on that seat, who proves with it who they are. */
  readonly nameOf: (by: PartyId) => string;
  /** The person on that seat makes and fetches the own copy of a record. */
  readonly copy: (by: PartyId, order: { readonly recordId: string; readonly kind: string }) => Promise<void>;
  /** Whether something of this world has that id. */
  readonly has: (id: string) => boolean;
  /** Text of a unit as the person on that seat reads it. */
  readonly textOf: (by: PartyId, unit: UnitId) => Promise<string>;
  /** One operation of the schema by the person on that seat; refused ones throw. What the viewer does is written down. */
  readonly run: (by: PartyId, operation: string, variables: Readonly<Record<string, unknown>>) => Promise<Answered>;
  /** Epoch of a unit as the person on that seat is told it. */
  readonly epochOf: (by: PartyId, unit: UnitId) => Promise<number>;
  /** Last unit of a section that the person on that seat sees, the given one left out; null when there is none. */
  readonly lastOf: (by: PartyId, sectionId: string, without: string) => Promise<string | null>;
  readonly live: (by: PartyId) => Promise<LiveHand>;
  /** A question in words of its own; what the viewer asks is written down. */
  readonly ask: (by: PartyId, query: string, variables: Readonly<Record<string, unknown>>) => Promise<Answered>;
  /** One query of the schema by the person on that seat; what the viewer asks is written down. */
  readonly look: (by: PartyId, operation: string, variables: Readonly<Record<string, unknown>>) => Promise<Answered>;
  /** Puts a file on a unit. @returns its id */
  readonly attach: (
    by: PartyId,
    unit: UnitId,
    file: { readonly name: string; readonly text: string },
  ) => Promise<string>;
  /** Which of the two worlds this is: for words that differ where the viewer never reads them. */
  readonly place: Place;
}

/** What somebody does over the live channel. */
export interface LiveHand {
  readonly joined: boolean;
  readonly join: () => Promise<void>;
  readonly leave: () => Promise<void>;
  readonly type: (unitId: string, words: string, at?: 'start') => Promise<void>;
  readonly caret: (unitId: string) => Promise<void>;
  /** The first words of a unit up to the given number of letters, as a selection of them is sent. */
  readonly select: (unitId: string, length: number) => Promise<Selected>;
}

/** Words of a unit in the generation in which they were selected. */
export interface Selected {
  readonly gen: number;
  readonly from: string;
  readonly to: string;
}

/** The part of an answer that steps look at. */
export type Answered = Readonly<Record<string, unknown>>;

/** Something somebody does. The same step is done in both worlds, or, when its effect is hidden from the viewer, in one. */
export interface Step {
  /** For people: what is done. */
  readonly words: string;
  readonly by: PartyId;
  /** Whether the product lets it be done now; false leaves it out. */
  readonly fits: (model: Model) => boolean;
  /** Writes the effect into the caller's copy of the model. */
  readonly apply: (model: Model) => void;
  readonly act: (table: Table) => Promise<void>;
  /** It can be done when the meeting is over, and in a case that was closed [P24]. */
  readonly whenClosed?: true;
}

/** Whether a step can be done now: after the meeting little can. */
export function fitsNow(step: Step, model: Model): boolean {
  return (model.meets || step.whenClosed === true) && step.fits(model);
}

/** Short name of a model id for people: `party 3`. */
export function short(id: string): string {
  const kinds = ['', 'agency', 'user', 'person', 'case', 'party', 'sitting', 'record', 'unit', 'release', 'conference'];
  const kind = kinds[Number.parseInt(id.slice(11, 13), 16)];
  return kind && id.startsWith('0000') ? `${kind} ${Number.parseInt(id.slice(4, 8), 16)}` : id;
}

export function list(ids: readonly string[]): string {
  return ids.map(short).join(', ') || 'nobody';
}
