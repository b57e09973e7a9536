import { plainText, readContent } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import type { RecordSync } from '@soulad/shared/sync';
import { vi } from 'vitest';
import * as Y from 'yjs';
import { Sessions } from '../identity/index.js';
import type { RequestContext } from '../platform/context.js';
import { joinRecord, type LiveTransport } from './live-client.js';
import { layTable, type LiveTable, type SitterKey } from './live-table.js';
import type { TestApp } from './test-app.js';

/** Somebody at the table with the record open. */
export interface Guest {
  readonly record: RecordSync;
  readonly transport: LiveTransport;
}

/** A live table on a running server, and what people do at it. */
export class LiveScene {
  readonly #guests: Guest[] = [];

  constructor(
    readonly server: TestApp,
    readonly table: LiveTable,
  ) {}

  static async lay(server: TestApp): Promise<LiveScene> {
    return new LiveScene(server, await layTable(server.asOwner));
  }

  /** Adds and shares a unit; by default an owned one of category PLAN that says "začátek". */
  async newUnit(by: SitterKey, input: object = {}): Promise<UnitId> {
    const { addUnit } = await this.ask<{ addUnit: { id: UnitId; epoch: number } }>(
      by,
      'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }',
      { input: { recordId: this.table.recordId, sectionId: this.table.sectionId, text: 'začátek', ...input } },
    );
    await this.ask(by, 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }', addUnit);
    return addUnit.id;
  }

  /** One GraphQL request that has to succeed. */
  async ask<T = object>(by: SitterKey, query: string, variables: object): Promise<T> {
    const answer = await this.server.gql<T>(query, variables, this.table.people[by].cookie);
    if (answer.data === null) throw new Error(`${answer.code}: ${answer.body}`);
    return answer.data;
  }

  /** Code with which a GraphQL request is refused; undefined when it is not. */
  async refusalOf(by: SitterKey, query: string, variables: object): Promise<string | undefined> {
    return (await this.server.gql(query, variables, this.table.people[by].cookie)).code;
  }

  /** Connects and waits until every unit named is live. */
  async join(key: SitterKey, unitIds: readonly UnitId[] = [], url = this.server.url): Promise<Guest> {
    const guest = joinRecord(url, this.table.people[key].ticket, this.table.recordId);
    this.#guests.push(guest);
    guest.record.setUnits(unitIds.map((unitId) => ({ unitId, gen: 1 })));
    await vi.waitFor(
      () => {
        if (!guest.transport.connected || guest.record.units().some((unit) => unit.phase !== 'live'))
          throw new Error('not live yet');
      },
      { timeout: 10_000 },
    );
    return guest;
  }

  /** Opens the record without the sync client, for frames of a test's own making. */
  async enter(key: SitterKey): Promise<LiveTransport> {
    const { transport } = await this.join(key);
    await transport.request('record:open', { recordId: this.table.recordId });
    return transport;
  }

  /** Runs `work` in one transaction as the server would for a request of this person. */
  async inside<T>(by: SitterKey, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    const principal = await this.server.app.get(Sessions).byId(this.table.people[by].sessionId);
    if (principal === null) throw new Error(`${by} has no session`);
    return this.server.db.inContext(principal, work);
  }

  leaveAll(): void {
    for (const { record, transport } of this.#guests.splice(0)) {
      record.dispose();
      transport.close();
    }
  }
}

/** What the guest's replica of the unit says; undefined when it has none. */
export function textOf({ record }: Guest, unitId: UnitId): string | undefined {
  const unit = record.unit(unitId);
  return unit && plainText(readContent(unit.fragment));
}

/** Types at the end of the first paragraph. */
export function type({ record }: Guest, unitId: UnitId, words: string): void {
  const text = firstText(record, unitId);
  text.insert(text.length, words);
}

/** The first run of words of the unit. */
export function firstText(record: RecordSync, unitId: UnitId): Y.XmlText {
  const paragraph = record.unit(unitId)?.fragment.get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('nothing to type into');
  return text;
}

/** Waits until everything typed by the guest is committed. */
export async function saved({ record }: Guest): Promise<void> {
  await vi.waitFor(
    () => {
      if (record.save.status !== 'saved' || record.save.pending > 0) throw new Error(`still ${record.save.status}`);
    },
    { timeout: 10_000 },
  );
}
