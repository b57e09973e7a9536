import { joinRecord, layTable, type LiveTable, type SitterKey } from '@soulad/api/testing';
import type { UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import { asAdministrator } from '../../support/databases.js';
import { sendGraphql } from '../../support/graphql.js';
import { startSystem, type System } from '../../support/system.js';
import { waitFor } from '../../support/wait-for.js';
import { seenRaw, type Seen } from './seen-raw.js';

/** What is sent of a selection. */
export interface Passage {
  readonly gen: number;
  readonly epoch: number;
  readonly from: string;
  readonly to: string;
}

const CARVE = `mutation ($id: ID!, $passage: PassageInput!, $without: [ID!]!) {
  carvePassage(unitId: $id, passage: $passage, label: { withoutPartyIds: $without }, reason: "bezpečí") { unit { id } } }`;

/** A built server with a table at which the teacher is the one who is to lose a passage. */
export class CarveScene {
  readonly system: System;
  readonly table: LiveTable;

  private constructor(system: System, table: LiveTable) {
    this.system = system;
    this.table = table;
  }

  static async open(): Promise<CarveScene> {
    const system = await startSystem({ env: { SOULAD_WEB_DIST: '' } });
    return new CarveScene(system, await layTable((text, params) => asAdministrator(system.database, text, params)));
  }

  /** @returns the answer's data, or the code it was refused with */
  async ask<T>(by: SitterKey, query: string, variables: object): Promise<T | string> {
    const { cookie } = this.table.people[by];
    const { data, errors } = await sendGraphql(this.system.origin, query, { ...variables }, cookie);
    // Decoder: the caller knows what it asked for.
    return errors.length > 0 ? String(errors[0]?.extensions?.code) : (data as T);
  }

  async must<T>(by: SitterKey, query: string, variables: object): Promise<T> {
    const answer = await this.ask<T>(by, query, variables);
    if (typeof answer === 'string') throw new Error(`${query}: ${answer}`);
    return answer;
  }

  /** A shared passage of the convening seat that everybody reads and agencies write. */
  async newUnit(text: string): Promise<UnitId> {
    const { recordId, sectionId } = this.table;
    const input = { recordId, sectionId, category: 'IDENT', mode: 'joint', text };
    const { addUnit } = await this.must<{ addUnit: { id: UnitId; epoch: number } }>(
      'worker',
      'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }',
      { input },
    );
    await this.must(
      'worker',
      'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }',
      addUnit,
    );
    return addUnit.id;
  }

  /** The words selected by their author in the open record. */
  async select(unitId: UnitId, words: string): Promise<Passage> {
    const { origin } = this.system;
    const { record, transport } = joinRecord(origin, this.table.people.worker.ticket, this.table.recordId);
    try {
      record.setUnits([{ unitId, gen: 1 }]);
      const text = await waitFor('the passage is live', () => {
        const unit = record.unit(unitId);
        const paragraph = unit?.phase === 'live' ? unit.fragment.get(0) : undefined;
        const found = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
        return found instanceof Y.XmlText ? found : undefined;
      });
      const at = text.toString().indexOf(words);
      const place = (index: number, assoc: number): string =>
        JSON.stringify(Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, assoc)));
      const { epoch } = await this.outlined('worker', unitId);
      return { gen: record.unit(unitId)?.gen ?? 0, epoch, from: place(at, 0), to: place(at + words.length, -1) };
    } finally {
      record.dispose();
      transport.close();
    }
  }

  async outlined(by: SitterKey, unitId: UnitId): Promise<{ readonly epoch: number; readonly text: string }> {
    const found = (await this.outline(by)).find(({ id }) => id === unitId);
    if (!found) throw new Error('the unit is not there');
    return found;
  }

  async outline(
    by: SitterKey,
  ): Promise<readonly { readonly id: string; readonly epoch: number; readonly text: string }[]> {
    const { record } = await this.must<{
      record: { sections: { units: { id: string; epoch: number; text: string }[] }[] };
    }>(by, 'query ($id: ID!) { record(id: $id) { sections { units { id epoch text } } } }', {
      id: this.table.recordId,
    });
    return record.sections.flatMap(({ units }) => units);
  }

  /** Cuts the selected words out, away from the school. */
  carve(unitId: UnitId, passage: Passage): Promise<{ carvePassage: { unit: { id: string } } } | string> {
    return this.ask('worker', CARVE, { id: unitId, passage, without: [this.table.parties.school] });
  }

  /** What the database shows to somebody by itself. */
  seen(key: SitterKey): Promise<Seen> {
    const { sessionId } = this.table.people[key];
    return seenRaw({ database: this.system.database, caseId: this.table.caseId, sessionId });
  }

  rows<T extends object>(text: string, params: readonly unknown[]): Promise<T[]> {
    return asAdministrator<T>(this.system.database, text, params);
  }
}
