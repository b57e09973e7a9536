import type { RecordId, UnitId } from '@soulad/shared/ids';
import type { RecordSync, UnitSync } from '@soulad/shared/sync';
import { caretIn, eraseFrom, Person, textOf, typeInto } from '../support/person.js';
import { waitFor } from '../support/wait-for.js';
import type { Role } from './cast.js';
import type { RecordingProxy } from './recording-proxy.js';
import { sweep, type KnownIds } from './sweep.js';

interface Overview {
  readonly desk: {
    readonly conferences: readonly {
      readonly id: string;
      readonly caseId: string;
      readonly recordId: RecordId | null;
    }[];
  };
}

/** One party at the table through the product's own sync client, every byte of it on record. */
export class HeadlessViewer {
  #records: readonly RecordSync[] = [];

  readonly role: Role;
  readonly proxy: RecordingProxy;
  readonly person: Person;

  private constructor(role: Role, proxy: RecordingProxy, person: Person) {
    this.role = role;
    this.proxy = proxy;
    this.person = person;
  }

  static async signIn(role: Role, proxy: RecordingProxy): Promise<HeadlessViewer> {
    return new HeadlessViewer(role, proxy, await Person.signIn(proxy.origin, role.person, role.agency));
  }

  /** Reads everything there is to read, then opens the record live. */
  async load(): Promise<void> {
    const ids = await this.#knownIds();
    await sweep(this.person, ids);
    if (ids.recordId.size === 0) throw new Error(`${this.role.party} reaches no record`);
    // They came out of this very server's answer.
    for (const recordId of ids.recordId)
      this.#records = [...this.#records, await this.person.open(recordId as RecordId)];
  }

  async reload(): Promise<void> {
    this.person.leave();
    this.#records = [];
    await this.load();
  }

  async signOut(): Promise<void> {
    await this.person.signOut();
  }

  /** Units this party has open now, by text. */
  units(): readonly { readonly unit: UnitSync; readonly text: string }[] {
    return this.#records.flatMap((record) => record.units()).map((unit) => ({ unit, text: textOf(unit) }));
  }

  unit(unitId: UnitId): UnitSync | undefined {
    return this.#holding(unitId)?.unit(unitId);
  }

  /** Types `words` into a unit and waits until the server has them. False when this party may not write there. */
  async type(unitId: UnitId, words: string): Promise<boolean> {
    const unit = this.unit(unitId);
    if (!unit || unit.right !== 'write') return false;
    const here = caretIn(unit);
    this.#holding(unitId)?.setCaret({ unitId, gen: unit.gen, anchor: here, head: here });
    typeInto(unit, words);
    await waitFor(`${this.role.party} has saved`, () => unit.save.status === 'saved');
    return true;
  }

  /** Takes the words out again that this party typed last. False when they are not there. */
  async erase(unitId: UnitId, words: string): Promise<boolean> {
    const unit = this.unit(unitId);
    if (!unit || !eraseFrom(unit, words)) return false;
    await waitFor(`${this.role.party} has saved`, () => unit.save.status === 'saved');
    return true;
  }

  /** Begins a passage in the first section and leaves it unshared. */
  async addDraft(text: string): Promise<string> {
    const recordId = await this.person.recordId();
    const { record } = await this.person.ask<{ record: { sections: { id: string }[] } }>(
      'query ($id: ID!) { record(id: $id) { sections { id } } }',
      { id: recordId },
    );
    const input = { recordId, sectionId: record.sections[0]?.id, category: 'PLAN', text };
    const { addUnit } = await this.person.ask<{ addUnit: { id: string } }>(
      'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }',
      { input },
    );
    return addUnit.id;
  }

  /** Looks at a unit over a second socket that never lets go of it by itself, as a client with ill intent would. */
  async holdOn(unitId: UnitId): Promise<void> {
    const { person } = this;
    const recordId = this.#holding(unitId)?.recordId ?? (await person.recordId());
    const gen = this.unit(unitId)?.gen ?? 1;
    await person.extraLine((line) => line.request('record:open', { recordId }));
    await person.extraLine((line) => line.request('unit:open', { recordId, units: [{ unitId, gen }] }));
  }

  /** Takes a party out of the audience of a unit. */
  async narrow(unitId: UnitId, partyId: string): Promise<void> {
    await this.person.ask(
      'mutation ($unitId: ID!, $partyIds: [ID!]!) { narrowUnit(unitId: $unitId, partyIds: $partyIds, reason: "zkouška") { id } }',
      { unitId, partyIds: [partyId] },
    );
  }

  #holding(unitId: UnitId): RecordSync | undefined {
    return this.#records.find((record) => record.unit(unitId) !== undefined);
  }

  async #knownIds(): Promise<KnownIds> {
    const { desk } = await this.person.ask<Overview>('{ desk { conferences { id caseId recordId } } }');
    const recordId = new Set(desk.conferences.flatMap(({ recordId: id }) => (id === null ? [] : [id])));
    for (const { caseId } of desk.conferences) {
      const { plan } = await this.person.ask<{ plan: { recordId: string | null } }>(
        'query ($id: ID!) { plan(caseId: $id) { recordId } }',
        { id: caseId },
      );
      // It came out of this very server's answer.
      if (plan.recordId !== null) recordId.add(plan.recordId as RecordId);
    }
    const units = await Promise.all([...recordId].map((id) => this.person.manifest(id)));
    const parties = await Promise.all(
      desk.conferences.map(({ id }) =>
        this.person.ask<{ conference: { parties: { partyId: string }[] } }>(
          'query ($id: ID!) { conference(id: $id) { parties { partyId } } }',
          { id },
        ),
      ),
    );
    return {
      caseId: new Set(desk.conferences.map(({ caseId }) => caseId)),
      conferenceId: new Set(desk.conferences.map(({ id }) => id)),
      recordId,
      unitId: new Set(units.flat().map(({ id }) => id)),
      partyId: new Set(parties.flatMap(({ conference }) => conference.parties.map(({ partyId }) => partyId))),
    };
  }
}
