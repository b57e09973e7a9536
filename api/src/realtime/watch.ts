import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { CaseId, SessionId, UnitId } from '@soulad/shared/ids';
import { ClockPort } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { type Announcement, Announcements } from '../platform/events.js';
import { describeError, log } from '../platform/logging/log.js';
import { count } from '../platform/metrics/measures.js';
import { type HeldSeats, seatsPrint, Sessions } from '../identity/index.js';
import { Actors } from './actors.js';
import { Authority } from './authority.js';
import type { Connection } from './connection.js';
import { Hub } from './hub.js';
import { LiveStore } from './live-store.js';
import { Manifests } from './manifests.js';
import { Tidings } from './tidings.js';
import { UnitStates } from './unit-states.js';

/** Rights that end by themselves are looked for so often; frames do not wait for it. */
const ENDS_MS = 200;
const SEATS_MS = 1_000;
const HEADS_MS = 2_000;
/** Documents that nobody has used for so long, or up to twice as long, rest. */
const REST_MS = 1_000;
const WARN_MS = 60_000;
const TOUCH_MS = 60_000;

interface LiveSession extends HeldSeats {
  readonly id: SessionId;
  readonly ms: number;
}

/**
 * Keeps this node true to the database: hears announcements, and looks for itself every second or two, so that a lost
 * word delays data and leaks nothing.
 */
@Injectable()
export class Watch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #timers: (() => void)[] = [];
  readonly #looks = new Map<unknown, Promise<void>>();
  #looksAround = false;
  #off: () => void = () => undefined;
  /** Something that was heard, or looked for, could not be followed: it counts as a word that was missed. */
  #missed = false;

  @Inject(Announcements) private readonly announcements: Announcements;
  @Inject(Database) private readonly db: Database;
  @Inject(ClockPort) private readonly clock: ClockPort;
  @Inject(Sessions) private readonly sessions: Sessions;
  @Inject(Hub) private readonly hub: Hub;
  @Inject(Actors) private readonly actors: Actors;
  @Inject(Authority) private readonly authority: Authority;
  @Inject(Manifests) private readonly manifests: Manifests;
  @Inject(Tidings) private readonly tidings: Tidings;
  @Inject(LiveStore) private readonly store: LiveStore;
  @Inject(UnitStates) private readonly states: UnitStates;

  onApplicationBootstrap(): void {
    this.#off = this.announcements.onAnnouncement((announcement) => void this.follow(this.hear(announcement)));
    this.every(ENDS_MS, () => this.lookAtEnds());
    this.every(SEATS_MS, () => this.lookAtSessions());
    this.every(HEADS_MS, () => (this.#missed ? this.lookAtEverything() : this.lookAtHeads()));
    this.every(REST_MS, () => this.actors.rest());
  }

  /** Before the database is let go of: whatever is being looked at is finished first. */
  async beforeApplicationShutdown(): Promise<void> {
    this.#off();
    for (const stop of this.#timers) stop();
    await Promise.all(this.#looks.values());
  }

  private every(ms: number, look: () => Promise<void>): void {
    const stop = this.clock.every(ms, () => {
      if (this.#looks.has(look)) return;
      this.#looks.set(
        look,
        this.follow(look()).finally(() => this.#looks.delete(look)),
      );
    });
    this.#timers.push(stop);
  }

  private async hear(word: Announcement): Promise<void> {
    if (word.kind === 'audience') return this.authority.audienceChanged(word.unitIds);
    if (word.kind === 'manifest') {
      await this.manifests.recordChanged(word.recordId);
      // Whoever reads a passage no longer, or another generation of it, reads other comments.
      return this.tidings.talkChanged(word.recordId);
    }
    if (word.kind === 'notices') return this.tidings.noticesChanged(word.userIds);
    if (word.kind === 'talk') return this.tidings.talkChanged(word.recordId);
    if (word.kind === 'head') {
      if (word.node !== this.actors.node && this.hub.viewersOf(word.unitId).length > 0) await this.lookAtHeads();
      return;
    }
    if (word.kind === 'regen') return this.lookAtHeads();
    if (word.kind === 'resync') return this.lookAround();
    if (word.kind === 'keys') return word.caseId === null ? undefined : this.erased(word.caseId);
    if (word.kind === 'session') {
      for (const connection of this.hub.connections)
        if (connection.principal.sessionId === word.sessionId) end(connection);
      return;
    }
    // The number has moved: whatever these connections hold is asked about again.
    if (word.kind === 'authority')
      return this.lookAtSessions((connection) => connection.principal.userId === word.userId);
    if (word.kind !== 'changed') return;
    await this.lookAtSessions();
    if (word.what === 'case') {
      await this.tidings.caseChanged(word.id);
      return this.manifests.caseChanged(word.id);
    }
    await this.tidings.conferenceChanged(word.id);
    await this.manifests.conferenceChanged(word.id);
  }

  private async follow(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.#missed = true;
      count('soulad_looks_failed_total');
      log('error', 'The live channel could not follow the database.', describeError(error));
    }
  }

  private erased(caseId: CaseId): Promise<void> {
    this.states.caseErased(caseId);
    return this.authority.caseErased(caseId);
  }

  /** One look at a time: what is asked for during one is looked at by the next round. */
  private async lookAround(): Promise<void> {
    if (this.#looksAround) {
      this.#missed = true;
      return;
    }
    this.#looksAround = true;
    try {
      await this.lookAtEverything();
    } finally {
      this.#looksAround = false;
    }
  }

  /** Words were missed: whatever somebody here has open is looked at as if each had been said. */
  private async lookAtEverything(): Promise<void> {
    this.#missed = false;
    await this.lookAtSessions();
    await this.lookAtHeads();
    const open = [...this.hub.connections].flatMap((connection) => [...connection.records.values()]);
    for (const recordId of new Set(open.map((record) => record.recordId))) await this.manifests.recordChanged(recordId);
    for (const id of new Set(open.map((record) => record.caseId))) await this.tidings.caseChanged(id);
  }

  /** Ended sessions are closed, changed seats are authorised again, sessions about to end are told. */
  private async lookAtSessions(among: (connection: Connection) => boolean = () => true): Promise<void> {
    const connections = [...this.hub.connections].filter(among);
    if (connections.length === 0) return;
    const ids = [...new Set(connections.map((connection) => connection.principal.sessionId))];
    const rows = await this.db.asSystem((sql) =>
      sql.query<LiveSession>('select id, expires_ms as ms, seats, n from live_seats($1)', [ids]),
    );
    const live = new Map(rows.map((row) => [row.id, row]));
    await Promise.all(
      connections.map((connection) => this.lookAt(connection, live.get(connection.principal.sessionId))),
    );
    await this.keepAlive(connections);
  }

  private async lookAt(connection: Connection, session: LiveSession | undefined): Promise<void> {
    if (!session) return end(connection);
    const expiring = session.ms < WARN_MS;
    if (expiring && !connection.expiring)
      connection.emit('auth:expiring', { inMs: Math.max(0, Math.round(session.ms)) });
    // Used again meanwhile: the next end is another one.
    connection.expiring = expiring;
    const seats = seatsPrint(session);
    const before = connection.seats;
    connection.seats = seats;
    // Since the handshake, on the first look.
    if (seats === before) return;
    await this.authority.seatsChanged(connection);
    for (const recordId of connection.records.keys()) await this.manifests.recordChanged(recordId);
  }

  /** Whoever holds a right whose end has come is asked about again. */
  private async lookAtEnds(): Promise<void> {
    const now = this.clock.elapsed();
    const ended = [...this.hub.connections].filter((connection) =>
      [...connection.subscriptions.values()].some(({ authorisation }) => authorisation && authorisation.until <= now),
    );
    await Promise.all(ended.map((connection) => this.authority.seatsChanged(connection)));
  }

  private async keepAlive(connections: readonly Connection[]): Promise<void> {
    const now = this.clock.elapsed();
    const due = connections.filter(
      ({ isOpen, activeAt, touchedAt }) => isOpen && now - activeAt < TOUCH_MS && now - touchedAt >= TOUCH_MS,
    );
    for (const connection of due) connection.touchedAt = now;
    await this.sessions.touch(due.map((connection) => connection.principal.sessionId));
  }

  /** Other nodes' updates, changed audiences and new generations, whether or not anybody announced them. */
  private async lookAtHeads(): Promise<void> {
    await this.actors.sweep();
    this.states.sweep();
    const units = this.hub.viewedUnits();
    const served = await Promise.all(units.map((unitId) => this.servedOf(unitId)));
    const heads = new Map((await this.store.heads(units)).map((head) => [head.id, head]));
    const moved = units.filter((unitId) => {
      const head = heads.get(unitId);
      const held = this.hub.viewersOf(unitId).map((connection) => connection.subscriptions.get(unitId)?.authorisation);
      return held.some((one) => one && (one.epoch !== head?.epoch || one.gen !== head.gen));
    });
    await this.authority.audienceChanged(moved);
    for (const { id, gen, seq } of heads.values()) {
      const actor = await this.actors.present(id);
      // One of a newer generation was made while this look was under way: whoever opened that one is served by it.
      if (actor && actor.gen < gen) this.actors.forget(id);
      else if (actor?.gen === gen && actor.fanned < seq) await actor.catchUp();
    }
    for (const { unitId, gen, seq } of served) {
      const head = heads.get(unitId);
      if (head && (head.gen < gen || (head.gen === gen && head.seq < seq))) this.wentBack(unitId);
    }
  }

  private async servedOf(unitId: UnitId): Promise<{ unitId: UnitId; gen: number; seq: number }> {
    const actor = await this.actors.present(unitId);
    return { unitId, gen: actor?.gen ?? 0, seq: actor?.fanned ?? 0 };
  }

  // A backup was restored under this node: what it holds is in no row. Its viewers come back, and see what there is.
  private wentBack(unitId: UnitId): void {
    this.actors.forget(unitId);
    for (const connection of this.hub.viewersOf(unitId)) connection.close();
  }
}

function end(connection: Connection): void {
  connection.emit('auth:expired');
  connection.close();
}
