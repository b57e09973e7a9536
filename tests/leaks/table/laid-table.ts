import { HEAD } from '../steps/office-steps.js';
import { CONVENER } from '../steps/room-steps.js';
import type { Answered, LiveHand, PartyId, Table, UnitId } from '../steps/step.js';
import type { Place, WorldPlan } from '../world/plan.js';
import { convenerOf } from '../world/plan.js';
import type { Player } from './cast.js';
import { type CopyOrder, takeCopy } from './copy.js';
import type { House } from './house.js';
import { post, type RawAnswer, sendFile } from './http.js';
import type { Laid } from './lay.js';
import { Hand, Line } from './line.js';
import { documentOf } from './schema.js';

/** What the actors of a world ask back; the viewer asks for everything. */
const SELECTIONS: Readonly<Record<string, string>> = {
  noteAttendance: ' { sittings { attendance { id displayName } } }',
  addPerson: ' { persons { id givenName } }',
  carvePassage: ' { unit { id } }',
  removeAttachment: '',
  openPlan: ' { recordId }',
  issueTask: ' { task { id } }',
  openSignoffs: ' { round { id } }',
};
const OUTLINE = 'query ($id: ID!) { record(id: $id) { sections { id units { id epoch text } } } }';

interface OutlinedUnit {
  readonly id: string;
  readonly epoch: number;
  readonly text: string;
}

interface Outline {
  readonly record: {
    readonly sections: readonly { readonly id: string; readonly units: readonly OutlinedUnit[] }[];
  };
}

/** The product refused something; the message says so in the words ` was refused: `. */
export class Refused extends Error {
  /** It was the viewer who was refused. */
  readonly own: boolean;

  constructor(what: string, answer: RawAnswer, own: boolean) {
    super(`${what} was refused: ${answer.body.slice(0, 300)}`);
    this.own = own;
  }
}

/** Told of every answer that the viewer got. */
export type Witness = (label: string, answer: RawAnswer) => void;

/** One world under the hands of those who act in it. */
export class LaidTable implements Table {
  readonly caseId: string;
  readonly recordId: string;
  readonly conferenceId: string;
  readonly fileMark: string;
  readonly #hands = new Map<string, Promise<Hand>>();
  readonly house: House;
  readonly plan: WorldPlan;
  readonly laid: Laid;
  /** Acts of the step under way. */
  #acts = 0;
  readonly #left = new Set<PartyId>();
  /** Set while the viewer looks. */
  witness: Witness = () => undefined;

  constructor(house: House, plan: WorldPlan, laid: Laid) {
    this.house = house;
    this.plan = plan;
    this.laid = laid;
    this.caseId = laid.caseId;
    this.recordId = laid.recordId;
    this.conferenceId = laid.conferenceId;
    this.fileMark = laid.fileMark;
  }

  beginStep(): void {
    this.#acts = 0;
  }

  readonly id = (name: string): string => {
    const id = this.laid.ids.get(name);
    if (!id) throw new Error(`nothing has the name ${name}`);
    return id;
  };

  readonly ids = (names: readonly string[]): readonly string[] => names.map(this.id);

  readonly name = (name: string, id: string): void => void this.laid.ids.set(name, id);

  readonly there = <Name extends string>(names: readonly Name[]): readonly Name[] =>
    names.filter((name) => this.laid.ids.has(name));

  readonly leave = (party: PartyId): void => void this.#left.add(party);

  readonly seated = (parties: readonly PartyId[]): readonly PartyId[] =>
    this.there(parties).filter((party) => !this.#left.has(party));

  readonly nameOf = (by: PartyId): string => this.player(by).name;

  readonly copy = async (by: PartyId, order: CopyOrder): Promise<void> => {
    const taken = await takeCopy({ origin: this.house.origin, ...this.player(by) }, order);
    if (!('file' in taken) || taken.file.status !== 200) throw new Refused('copy', taken.asked, false);
  };

  readonly has = (id: string): boolean => [...this.laid.ids.values()].includes(id);

  readonly run = async (
    by: PartyId,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Answered> => {
    // What two acts announce may be told in one word or in two: the first is told of before the second is done.
    if (this.#acts > 0) await this.house.still();
    this.#acts += 1;
    const own = this.isViewer(by);
    const selection = own ? undefined : (SELECTIONS[operation] ?? ' { __typename }');
    const idOnly = selection === ' { __typename }' && MADE.has(operation) ? ' { id }' : selection;
    const answer = await this.send(by, documentOf('mutation', operation, idOnly), variables);
    if (own) this.witness(operation, answer);
    return fieldOf(answer, operation, own);
  };

  readonly epochOf = async (by: PartyId, unit: UnitId): Promise<number> => (await this.outlined(by, unit)).epoch;

  readonly textOf = async (by: PartyId, unit: UnitId): Promise<string> => (await this.outlined(by, unit)).text;

  readonly lastOf = async (by: PartyId, sectionId: string, without: string): Promise<string | null> => {
    const { record } = await this.outline(by);
    const section = record.sections.find(({ id }) => id === sectionId);
    return section?.units.filter(({ id }) => id !== without).at(-1)?.id ?? null;
  };

  readonly ask = async (
    by: PartyId,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Answered> => {
    const answer = await this.send(by, query, variables);
    const own = this.isViewer(by);
    if (own) this.witness('question', answer);
    return dataOf(answer, 'it', own);
  };

  readonly look = async (
    by: PartyId,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Answered> => {
    const own = this.isViewer(by);
    const answer = await this.send(by, documentOf('query', operation), variables);
    if (own) this.witness(operation, answer);
    return fieldOf(answer, operation, own);
  };

  readonly attach = async (
    by: PartyId,
    unit: UnitId,
    file: { readonly name: string; readonly text: string },
  ): Promise<string> => {
    const { origin } = this.house;
    const answer = await sendFile(origin, this.player(by).cookie, { unitId: this.id(unit), ...file });
    if (this.isViewer(by)) this.witness('file', answer);
    if (answer.status !== 201) throw new Error(`the file was refused: ${answer.body}`);
    // Decoder: the route answers with the id alone.
    return (JSON.parse(answer.body) as { id: string }).id;
  };

  get place(): Place {
    return this.laid.place;
  }

  readonly live = (by: PartyId): Promise<LiveHand> => {
    const { cookie } = this.player(by);
    const known = this.#hands.get(cookie) ?? this.connect(cookie);
    this.#hands.set(cookie, known);
    return known;
  };

  /** A socket of somebody who has a session. */
  async lineOf(cookie: string): Promise<Line> {
    const answer = await post(this.house.origin, cookie, { query: 'mutation { socketTicket }' });
    // Decoder: one field, one string.
    const { data } = JSON.parse(answer.body) as { data: { socketTicket: string } };
    return Line.open(this.house.origin, data.socketTicket);
  }

  async close(): Promise<void> {
    for (const hand of this.#hands.values()) (await hand).line.close();
  }

  /** Somebody of the office acts for the convening seat, even when the viewer sits on it. */
  player(by: PartyId): Player {
    const found = this.laid.players.get(by === CONVENER ? 'convener' : by === HEAD ? 'head' : by);
    if (!found) throw new Error(`nobody plays ${by}`);
    return found;
  }

  get viewer(): Player {
    const found = this.laid.players.get('viewer');
    if (!found) throw new Error('there is no viewer');
    return found;
  }

  private isViewer(by: PartyId): boolean {
    return by === this.plan.viewer && by !== convenerOf(this.plan.seats).id;
  }

  private async connect(cookie: string): Promise<Hand> {
    return new Hand(await this.lineOf(cookie), this.recordId);
  }

  private async outlined(by: PartyId, unit: UnitId): Promise<OutlinedUnit> {
    const { record } = await this.outline(by);
    const found = record.sections.flatMap(({ units }) => units).find(({ id }) => id === this.id(unit));
    if (!found) throw new Error(`${by} does not see the unit`);
    return found;
  }

  private async outline(by: PartyId): Promise<Outline> {
    const answer = await this.send(by, OUTLINE, { id: this.recordId });
    const own = this.isViewer(by);
    if (own) this.witness('outline', answer);
    // Decoder: the query above.
    return dataOf(answer, 'the outline', own) as unknown as Outline;
  }

  private send(by: PartyId, query: string, variables: Readonly<Record<string, unknown>>): Promise<RawAnswer> {
    return post(this.house.origin, this.player(by).cookie, { query, variables });
  }
}

/** Verbs whose answer names what was made. */
const MADE: ReadonlySet<string> = new Set([
  'addUnit',
  'recordRelease',
  'limitRelease',
  'inviteParty',
  'openCase',
  'beginEmergency',
  'publishPassage',
]);

/** @throws Refused */
function dataOf(answer: RawAnswer, what: string, own: boolean): Answered {
  // Decoder: the shape of every GraphQL answer.
  const { data, errors } = JSON.parse(answer.body) as { data: Answered | null; errors?: readonly unknown[] };
  if (errors || !data) throw new Refused(what, answer, own);
  return data;
}

/** What one operation answered; null where it is done and out of the sight of whoever did it. @throws Refused */
function fieldOf(answer: RawAnswer, field: string, own: boolean): Answered {
  // Decoder: the value of an object field is an object or null.
  return dataOf(answer, field, own)[field] as Answered;
}
