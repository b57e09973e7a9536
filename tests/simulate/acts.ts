import {
  generationOf,
  plainText,
  readContent,
  type UnitContent,
  type UnitContentNode,
  unitFragment,
} from '@soulad/shared/doc';
import type { CaseId, MembershipId, PartyId, RecordId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import { includesRight, type Right } from '@soulad/shared/policy';
import type { Announcement } from '@soulad/api/testing';
import * as Y from 'yjs';
import type { SimulatedDatabase, Transaction } from './database.js';
import { grant, newUnit, regenerate, rightNow, type UnitRow } from './rows.js';
import { type Scheduler, WORLD } from './scheduler.js';
import type { SeededIds } from './node.js';

export const RECORD = 'aaaaaaaa-0000-4000-8000-000000000001' as RecordId;
export const CASE = 'cccccccc-0000-4000-8000-000000000001' as CaseId;
/** How long a session lasts that nothing ends before. */
export const SESSION_MS = 12 * 3_600_000;

/** Steps that change who may do what, each one transaction with the locks that its verb takes. */
export class Acts {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly database: SimulatedDatabase,
    private readonly ids: SeededIds,
  ) {}

  /** A person on a seat of their own. */
  seat(): { userId: UserId; partyId: PartyId } {
    const [userId, partyId] = [this.ids.uuid() as UserId, this.ids.uuid() as PartyId];
    this.database.rows.people.set(userId, { userId, partyId, caseId: CASE, unseated: false, n: 0, movedAt: -1 });
    return { userId, partyId };
  }

  /** Signs a person in, for so long. */
  signIn(userId: UserId, ms: number): SessionId {
    const id = this.ids.uuid() as SessionId;
    const { time } = this.scheduler;
    const membershipId = userId as unknown as MembershipId;
    const session = { id, userId, membershipId, expiresAt: time + ms, lastSeen: time, revoked: false };
    this.database.rows.sessions.set(id, session);
    return id;
  }

  /** A unit that is there from the beginning. */
  addUnit(audience: readonly (readonly [PartyId, Right])[], content?: UnitContent): UnitRow {
    const id = this.ids.uuid() as UnitId;
    const begin: UnitContent = content ?? { type: 'doc', content: [] };
    const unit = newUnit({ id, recordId: RECORD, caseId: CASE }, generationOf({ unitId: id, gen: 1, content: begin }));
    for (const [party, right] of audience) {
      unit.audience.set(party, { right, until: null });
      if (includesRight(right, 'read')) unit.floors.set(`1 ${party}`, 0);
    }
    return unit;
  }

  /** Another right of a party on a unit, perhaps one that ends by itself. */
  async setRight(unitId: UnitId, party: PartyId, right: Right, until: number | null): Promise<void> {
    await this.#act(async (tx) => {
      const unit = await this.#hold(tx, unitId);
      const before = unit.audience.get(party);
      if (before?.right === right && before.until === until) return;
      tx.later(() => {
        // Whoever comes to read begins at a floor, with a snapshot made in the same step (ADR 0014).
        if (grant(unit, party, { right, until }, tx.begun)) openFloor(unit);
      });
      this.#say(tx, [unit.id]);
    });
  }

  /** Words leave a unit: it gets a new generation, and they a unit of their own with another audience. */
  async carve(unitId: UnitId, readers: readonly (readonly [PartyId, Right])[]): Promise<void> {
    await this.#act(async (tx) => {
      const unit = await this.#hold(tx, unitId);
      await tx.step('unit_text');
      const content = contentOf(unit);
      const words = [...plainText(content).matchAll(/w[0-9a-z]{5}x /gu)].map(([word]) => word);
      const cut = this.scheduler.random.some(words, 0.3);
      const carved = this.addUnit(readers, {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: cut.join('') || '-' }] }],
      });
      const left = { ...content, content: content.content.flatMap((node) => without(node, cut)) } as UnitContent;
      tx.later(() => {
        this.database.rows.units.set(carved.id, carved);
        const gen = unit.gen + 1;
        regenerate(unit, generationOf({ unitId, gen, content: left }), tx.begun);
      });
      tx.announce({ kind: 'regen', unitId, gen: unit.gen + 1 });
      this.#say(tx, [unit.id, carved.id]);
    });
  }

  /** The unit is sealed, or open again. */
  async seal(unitId: UnitId, sealed: boolean): Promise<void> {
    await this.#act(async (tx) => {
      const unit = await this.#hold(tx, unitId);
      tx.later(() => (unit.sealed = sealed));
      this.#say(tx, []);
    });
  }

  /** A session ends at once. */
  async revoke(sessionId: SessionId): Promise<void> {
    await this.#act(async (tx) => {
      const session = this.database.rows.sessions.get(sessionId);
      if (!session) return;
      await this.#move(tx, session.userId, () => (session.revoked = true));
      tx.announce({ kind: 'session', sessionId });
    });
  }

  /** A seat ends, or begins again. */
  async unseat(userId: UserId, unseated: boolean): Promise<void> {
    await this.#act(async (tx) => {
      const person = this.database.rows.people.get(userId);
      if (!person) return;
      await this.#move(tx, userId, () => {
        person.unseated = unseated;
        for (const unit of this.database.rows.units.values())
          if (!unseated && this.#reads(unit, person.partyId)) {
            unit.floors.set(`${unit.gen} ${person.partyId}`, unit.head);
            openFloor(unit);
          }
      });
      tx.announce({ kind: 'changed', what: 'case', id: CASE });
    });
  }

  // Persons first, alone: whoever commits or sends text holds them shared (R42).
  async #move(tx: Transaction, userId: UserId, change: () => void): Promise<void> {
    await tx.lock(`person ${userId}`, true);
    const person = this.database.rows.people.get(userId);
    if (!person) return;
    const movedAt = this.scheduler.time;
    tx.later(() => {
      change();
      person.n += 1;
      person.movedAt = movedAt;
    });
    tx.announce({ kind: 'authority', userId });
    await tx.step('authority_move');
  }

  async #act(work: (tx: Transaction) => Promise<void>): Promise<void> {
    // Whoever does this comes again if the database does not answer; for the simulation once is enough.
    await this.database.transaction(WORLD, work).catch(() => undefined);
  }

  async #hold(tx: Transaction, unitId: UnitId): Promise<UnitRow> {
    await tx.step('unit_hold');
    await tx.lock(`unit ${unitId}`, true);
    const unit = this.database.rows.units.get(unitId);
    if (!unit) throw new Error('no unit');
    return unit;
  }

  #say(tx: Transaction, unitIds: readonly UnitId[]): void {
    const words: Announcement[] = [
      ...(unitIds.length > 0 ? [{ kind: 'audience', unitIds } as const] : []),
      { kind: 'manifest', recordId: RECORD },
    ];
    for (const word of words) tx.announce(word);
  }

  #reads(unit: UnitRow, party: PartyId): boolean {
    const person = [...this.database.rows.people.values()].find((one) => one.partyId === party);
    return includesRight(rightNow(unit, person, this.scheduler.time), 'read');
  }
}

// The snapshot that a floor stands on: without one the unit would be empty to a new reader.
function openFloor(unit: UnitRow): void {
  const kept = unit.snapshots.get(unit.gen) ?? [];
  if (kept.some(({ seq }) => seq >= unit.head)) return;
  kept.push({ seq: unit.head, state: Buffer.from(stateOf(unit)) });
  unit.snapSeq = unit.head;
}

/** The document that the rows of the present generation make. */
function docOf(unit: UnitRow): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  const base = unit.snapshots.get(unit.gen)?.at(-1);
  const rows = (unit.log.get(unit.gen) ?? []).filter(({ seq }) => seq > (base?.seq ?? 0));
  doc.transact(() => {
    for (const bytes of [...(base ? [base.state] : []), ...rows.map((row) => row.bytes)]) Y.applyUpdate(doc, bytes);
  });
  return doc;
}

/** What the rows of the present generation say. */
export function contentOf(unit: UnitRow): UnitContent {
  const doc = docOf(unit);
  const content = readContent(unitFragment(doc, unit.id, unit.gen));
  doc.destroy();
  return content;
}

function stateOf(unit: UnitRow): Uint8Array {
  const doc = docOf(unit);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

// A text node may not be empty: it goes with its last word.
function without(node: UnitContentNode, words: readonly string[]): UnitContentNode[] {
  if (node.type === 'text') {
    const text = words.reduce((rest, word) => rest.replace(word, ''), node.text);
    return text === '' ? [] : [{ ...node, text }];
  }
  const { content } = node;
  if (!content) return [node];
  const rest = content.flatMap((child) => without(child, words));
  const { content: _gone, ...bare } = node;
  return [rest.length > 0 ? { ...bare, content: rest } : bare] as UnitContentNode[];
}
