import { CONVENER } from '../steps/room-steps.js';
import type { Answered, LiveHand, PartyId, Table, UnitId } from '../steps/step.js';
import type { WorldPlan } from '../world/plan.js';
import { convenerOf } from '../world/plan.js';
import type { Player } from './cast.js';
import type { House } from './house.js';
import { post, type RawAnswer } from './http.js';
import type { Laid } from './lay.js';
import { Hand, Line } from './line.js';
import { documentOf } from './schema.js';

/** What the actors of a world ask back; the viewer asks for everything. */
const SELECTIONS: Readonly<Record<string, string>> = {
  noteAttendance: ' { sittings { attendance { id displayName } } }',
  addPerson: ' { persons { id givenName } }',
};
const OUTLINE = 'query ($id: ID!) { record(id: $id) { sections { id units { id epoch } } } }';

interface Outline {
  readonly record: {
    readonly sections: readonly { readonly id: string; readonly units: readonly { id: string; epoch: number }[] }[];
  };
}

/** Told of every answer that the viewer got. */
export type Witness = (label: string, answer: RawAnswer) => void;

/** One world under the hands of those who act in it. */
export class LaidTable implements Table {
  readonly caseId: string;
  readonly recordId: string;
  readonly #hands = new Map<string, Promise<Hand>>();
  readonly house: House;
  readonly plan: WorldPlan;
  readonly laid: Laid;
  /** Set while the viewer looks. */
  witness: Witness = () => undefined;

  constructor(house: House, plan: WorldPlan, laid: Laid) {
    this.house = house;
    this.plan = plan;
    this.laid = laid;
    this.caseId = laid.caseId;
    this.recordId = laid.recordId;
  }

  readonly id = (name: string): string => {
    const id = this.laid.ids.get(name);
    if (!id) throw new Error(`nothing has the name ${name}`);
    return id;
  };

  readonly ids = (names: readonly string[]): readonly string[] => names.map(this.id);

  readonly name = (name: string, id: string): void => void this.laid.ids.set(name, id);

  readonly run = async (
    by: PartyId,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Answered> => {
    const own = this.isViewer(by);
    const selection = own ? undefined : (SELECTIONS[operation] ?? ' { __typename }');
    const idOnly = selection === ' { __typename }' && MADE.has(operation) ? ' { id }' : selection;
    const answer = await this.send(by, documentOf('mutation', operation, idOnly), variables);
    if (own) this.witness(operation, answer);
    return dataOf(answer, operation);
  };

  readonly epochOf = async (by: PartyId, unit: UnitId): Promise<number> => {
    const { record } = await this.outline(by);
    const found = record.sections.flatMap(({ units }) => units).find(({ id }) => id === this.id(unit));
    if (!found) throw new Error(`${by} does not see the unit`);
    return found.epoch;
  };

  readonly lastOf = async (by: PartyId, sectionId: string, without: string): Promise<string | null> => {
    const { record } = await this.outline(by);
    const section = record.sections.find(({ id }) => id === sectionId);
    return section?.units.filter(({ id }) => id !== without).at(-1)?.id ?? null;
  };

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
    const found = this.laid.players.get(by === CONVENER ? 'convener' : by);
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

  private async outline(by: PartyId): Promise<Outline> {
    const answer = await this.send(by, OUTLINE, { id: this.recordId });
    if (this.isViewer(by)) this.witness('outline', answer);
    // Decoder: the query above.
    return { record: dataOf(answer, 'record') } as unknown as Outline;
  }

  private send(by: PartyId, query: string, variables: Readonly<Record<string, unknown>>): Promise<RawAnswer> {
    return post(this.house.origin, this.player(by).cookie, { query, variables });
  }
}

/** Verbs whose answer names what was made. */
const MADE: ReadonlySet<string> = new Set(['addUnit', 'recordRelease', 'inviteParty', 'openCase']);

function dataOf(answer: RawAnswer, field: string): Answered {
  // Decoder: the shape of every GraphQL answer.
  const { data, errors } = JSON.parse(answer.body) as {
    data: Readonly<Record<string, Answered>> | null;
    errors?: readonly { message: string }[];
  };
  const made = data?.[field];
  if (errors || made === undefined) throw new Error(`${field} was refused: ${answer.body.slice(0, 300)}`);
  return made;
}
