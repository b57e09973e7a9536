import type { PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import { RecordSync, type UnitSync } from '@soulad/shared/sync';
import * as Y from 'yjs';
import { GraphqlRefusal, sendGraphql, type GraphqlAnswer } from './graphql.js';
import { HeadlessTransport } from './transport.js';
import { waitFor } from './wait-for.js';

/** A unit as the manifest of one viewer names it. */
export interface ManifestUnit {
  readonly id: UnitId;
  readonly gen: number;
  readonly epoch: number;
  readonly sectionId: string;
  readonly right: string;
  readonly state: string;
  readonly category: string | null;
  readonly authorParty: { readonly partyId: PartyId };
}

const MANIFEST = `query ($id: ID!) { record(id: $id) { sections { id title units {
  id gen epoch sectionId right state category authorParty { partyId } } } } }`;

/** One person at the table without a browser: signed in over HTTP, live over the socket, with the product's own client. */
export class Person {
  #transport: HeadlessTransport | undefined;
  #extra: HeadlessTransport | undefined;
  readonly #records: RecordSync[] = [];

  readonly key: string;
  readonly origin: string;
  readonly cookie: string;

  private constructor(key: string, origin: string, cookie: string) {
    this.key = key;
    this.origin = origin;
    this.cookie = cookie;
  }

  /**
   * Signs a person of a story in.
   * @param agencyName short name of the agency acted for, when the person has several
   */
  static async signIn(origin: string, key: string, agencyName?: string): Promise<Person> {
    const fields = '{ membershipId memberships { id agency { shortName } } }';
    const answer = await sendGraphql(origin, `mutation ($key: String!) { signInDemo(personKey: $key) ${fields} }`, {
      key,
    });
    const viewer = answered<{
      membershipId: string;
      memberships: { id: string; agency: { shortName: string } | null }[];
    }>(answer, 'signInDemo');
    const wanted = viewer.memberships.find(({ agency }) => agency?.shortName === agencyName);
    if (agencyName === undefined || !wanted || wanted.id === viewer.membershipId)
      return new Person(key, origin, cookieOf(answer));
    const acting = await sendGraphql(
      origin,
      'mutation ($id: ID!) { actFor(membershipId: $id) { membershipId } }',
      { id: wanted.id },
      cookieOf(answer),
    );
    answered(acting, 'actFor');
    return new Person(key, origin, cookieOf(acting));
  }

  /** @throws GraphqlRefusal with the code of the server */
  async ask<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
    const answer = await sendGraphql(this.origin, query, variables, this.cookie);
    const [refusal] = answer.errors;
    if (refusal || !answer.data)
      throw new GraphqlRefusal(refusal?.extensions?.code ?? refusal?.message ?? `status ${answer.status}`);
    // The caller states what the query selects; a wrong statement fails in the test that makes it.
    return answer.data as T;
  }

  /** Answers of the server as they are, refusals included. */
  send(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<GraphqlAnswer> {
    return sendGraphql(this.origin, query, variables, this.cookie);
  }

  get transport(): HeadlessTransport {
    this.#transport ??= this.#newTransport();
    return this.#transport;
  }

  /** A second connection of the same session, beside the one that records are open on. */
  async extraLine<T>(use: (line: HeadlessTransport) => Promise<T>): Promise<T> {
    this.#extra ??= this.#newTransport();
    const line = this.#extra;
    await waitFor('the second line is open', () => line.connected);
    return use(line);
  }

  /** The record of the only conference this person can reach. */
  async recordId(): Promise<RecordId> {
    const { desk } = await this.ask<{ desk: { conferences: { recordId: RecordId | null }[] } }>(
      '{ desk { conferences { recordId } } }',
    );
    const [conference] = desk.conferences;
    if (!conference?.recordId) throw new Error(`${this.key} reaches no record`);
    return conference.recordId;
  }

  /** The only conference this person can reach. */
  async conferenceId(): Promise<string> {
    const { desk } = await this.ask<{ desk: { conferences: { id: string }[] } }>('{ desk { conferences { id } } }');
    const [conference] = desk.conferences;
    if (!conference) throw new Error(`${this.key} reaches no conference`);
    return conference.id;
  }

  async manifest(recordId: RecordId): Promise<readonly ManifestUnit[]> {
    const { record } = await this.ask<{ record: { sections: { units: ManifestUnit[] }[] } }>(MANIFEST, {
      id: recordId,
    });
    return record.sections.flatMap(({ units }) => units);
  }

  /** Opens a record live, follows its manifest, and waits until every unit of it is there. */
  async open(recordId: RecordId): Promise<RecordSync> {
    const record = new RecordSync({ transport: this.transport, clock: CLOCK, random: Math.random }, recordId);
    this.#records.push(record);
    let loaded = false;
    const follow = async (): Promise<void> => {
      const units = await this.manifest(recordId);
      record.setUnits(units.map(({ id, gen }) => ({ unitId: id, gen })));
      loaded = true;
    };
    record.events.on('manifest', () => void follow().catch(() => undefined));
    await follow();
    await waitFor(
      `${this.key} has the record open`,
      () => loaded && record.units().every(({ phase }) => phase === 'live'),
    );
    return record;
  }

  async signOut(): Promise<void> {
    this.leave();
    await this.ask('mutation { signOut }');
  }

  #newTransport(): HeadlessTransport {
    return new HeadlessTransport(this.origin, async () => {
      const { socketTicket } = await this.ask<{ socketTicket: string }>('mutation { socketTicket }');
      return socketTicket;
    });
  }

  /** Closes records and socket and keeps the session. */
  leave(): void {
    for (const record of this.#records.splice(0)) record.dispose();
    this.#transport?.close();
    this.#transport = undefined;
    this.#extra?.close();
    this.#extra = undefined;
  }
}

/** Text of a unit as one viewer holds it, paragraphs on lines. */
export function textOf(unit: UnitSync): string {
  return blocksOf(unit.fragment).join('\n');
}

/** Types at the end of the last paragraph of a unit, as one change. */
export function typeInto(unit: UnitSync, words: string): void {
  const { doc, fragment } = unit;
  doc.transact(() => {
    const last = fragment.length > 0 ? fragment.get(fragment.length - 1) : undefined;
    if (last instanceof Y.XmlElement) {
      const tail = last.length > 0 ? last.get(last.length - 1) : undefined;
      if (tail instanceof Y.XmlText) tail.insert(tail.length, words);
      else last.insert(last.length, [new Y.XmlText(words)]);
      return;
    }
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    fragment.insert(0, [paragraph]);
  });
}

/** The start of a unit, as clients say it to the server. */
export function caretIn({ fragment }: UnitSync): unknown {
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(fragment, 0));
}

/** Deletes `words` from the end of the last paragraph of a unit. False when they are not there. */
export function eraseFrom(unit: UnitSync, words: string): boolean {
  const { doc, fragment } = unit;
  const last = fragment.length > 0 ? fragment.get(fragment.length - 1) : undefined;
  const tail = last instanceof Y.XmlElement && last.length > 0 ? last.get(last.length - 1) : undefined;
  if (!(tail instanceof Y.XmlText) || !plain(tail).endsWith(words)) return false;
  doc.transact(() => tail.delete(tail.length - words.length, words.length));
  return true;
}

function blocksOf(parent: Y.XmlFragment | Y.XmlElement): string[] {
  return parent.toArray().flatMap((node) => {
    if (node instanceof Y.XmlText) return [plain(node)];
    if (!(node instanceof Y.XmlElement)) return [];
    const inline = node.toArray().every((child) => child instanceof Y.XmlText);
    return inline
      ? [
          node
            .toArray()
            .map((child) => (child instanceof Y.XmlText ? plain(child) : ''))
            .join(''),
        ]
      : blocksOf(node);
  });
}

function plain(text: Y.XmlText): string {
  const pieces: { insert?: unknown }[] = text.toDelta();
  return pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

function answered<T>(answer: GraphqlAnswer, field: string): T {
  const [refusal] = answer.errors;
  if (refusal || !answer.data)
    throw new GraphqlRefusal(refusal?.extensions?.code ?? refusal?.message ?? `status ${answer.status}`);
  // As in `ask`.
  return answer.data[field] as T;
}

function cookieOf({ cookies }: GraphqlAnswer): string {
  const found = cookies.find((cookie) => cookie.startsWith('__Host-'));
  if (!found) throw new Error('the server set no session cookie');
  return found;
}

const CLOCK = {
  now: () => Date.now(),
  after: (ms: number, call: () => void) => {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
