import { ProductError } from '@soulad/shared/errors';
import type { RecordId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import { type Announcement, ClockPort, IdSource, LiveNode, type OpenRecord, type Principal } from '@soulad/api/testing';
import { broken, plainVault, type SimulatedDatabase } from './database.js';
import type { Wire } from './link.js';
import { personOf, rightNow } from './rows.js';
import type { Owner, Scheduler } from './scheduler.js';

/** Begin of virtual time by the clocks on the wall. */
const EPOCH = Date.UTC(2026, 10, 2, 8);

class NodeClock extends ClockPort {
  /** Milliseconds by which the clock on the wall is wrong; it may jump. */
  skew = 0;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly owner: Owner,
  ) {
    super();
  }

  now(): number {
    return EPOCH + this.scheduler.time + this.skew;
  }

  elapsed(): number {
    return this.scheduler.time;
  }

  after(ms: number, call: () => void): () => void {
    return this.scheduler.after(ms, this.owner, '', call);
  }

  every(ms: number, call: () => void): () => void {
    let stop = (): void => undefined;
    const again = (): void => {
      stop = this.scheduler.after(ms, this.owner, '', () => {
        again();
        call();
      });
    };
    again();
    return () => stop();
  }

  until(at: number): Promise<void> {
    return this.scheduler.wait(at - this.elapsed(), this.owner, '');
  }
}

/** Ids drawn from the seed. */
export class SeededIds extends IdSource {
  constructor(private readonly scheduler: Scheduler) {
    super();
  }

  uuid(): string {
    const hex = Buffer.from(this.bytes(16)).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.scheduler.random.int(256));
  }
}

/** One process of the api: started, killed and started again, each time with nothing but the database. */
export class NodeProcess {
  owner: Owner = { alive: false };
  clock: NodeClock;
  readonly wires = new Set<Wire>();
  /** Hears no announcement, and nobody tells it. */
  deaf = false;
  #live: LiveNode | null = null;
  #hears: ((word: Announcement) => void) | null = null;
  #heardAt = 0;

  constructor(
    private readonly scheduler: Scheduler,
    private readonly database: SimulatedDatabase,
    readonly name: string,
  ) {
    this.clock = new NodeClock(scheduler, this.owner);
  }

  start(): void {
    if (this.owner.alive) return;
    this.owner = { alive: true };
    this.clock = new NodeClock(this.scheduler, this.owner);
    const ids = new SeededIds(this.scheduler);
    const { owner, clock, database } = this;
    this.#live = new LiveNode({
      ...{ clock, ids, database: database.of(owner, ids), vault: plainVault() },
      announcements: {
        onAnnouncement: (hears) => {
          this.#hears = hears;
          return () => (this.#hears = null);
        },
      },
      sessions: {
        touch: (ids) => this.#touch(ids),
        admit: () => Promise.resolve(null),
        useTicket: () => Promise.resolve(null),
      },
      seen: {
        open: (principal, recordId) => this.#open(principal, recordId),
        outline: async (principal, recordId) => this.#look(principal, recordId),
        matters: (_principal, matters) => Promise.resolve(matters.map(() => '')),
      },
      refusals: { refused: () => this.scheduler.wait(1, owner, '') },
    });
  }

  /** SIGKILL. */
  kill(): void {
    this.owner.alive = false;
    this.#live = null;
    this.#hears = null;
    for (const wire of this.wires) wire.cut(true, this.scheduler.random.chance(0.7));
    this.wires.clear();
  }

  accept(wire: Wire, principal: Principal): void {
    this.wires.add(wire);
    this.#live?.connect(wire, principal);
  }

  /** Words of a commit on their way, in the order of the commits. */
  hear(words: readonly Announcement[]): void {
    if (this.deaf) return;
    for (const word of words) {
      this.#heardAt = Math.max(this.#heardAt, this.scheduler.time + this.scheduler.delay(0.2, 30));
      this.scheduler.after(this.#heardAt - this.scheduler.time, this.owner, `${this.name} hears ${word.kind}`, () =>
        this.#hears?.(word),
      );
    }
  }

  /** Its listener is back, and knows that it was away. */
  listenAgain(): void {
    this.deaf = false;
    this.hear([{ kind: 'resync' }]);
  }

  async #touch(ids: readonly Principal['sessionId'][]): Promise<void> {
    await this.scheduler.wait(this.scheduler.delay(0.1, 3), this.owner, '');
    for (const id of ids) {
      const session = this.database.rows.sessions.get(id);
      if (session) session.lastSeen = this.scheduler.time;
    }
  }

  async #look(principal: Principal, recordId: RecordId): Promise<SeenOutline | undefined> {
    await this.scheduler.wait(this.scheduler.delay(0.1, 3), this.owner, '');
    const { away, breaks } = this.database.health;
    if (away || this.scheduler.random.chance(breaks)) throw broken();
    return outlineOf(this.database, this.scheduler.time, principal.sessionId, recordId);
  }

  async #open(principal: Principal, recordId: RecordId): Promise<OpenRecord> {
    const seen = await this.#look(principal, recordId);
    const person = personOf(this.database.rows, principal.sessionId, this.scheduler.time);
    if (!person) throw new ProductError('UNAUTHENTICATED');
    if (!seen) throw new ProductError('NOT_FOUND');
    const { caseId, partyId } = person;
    return { recordId, caseId, conferenceId: null, partyId, ...seen, dropped: new Set(), roster: '' };
  }
}

type SeenOutline = Pick<OpenRecord, 'rev' | 'known' | 'units'>;

/** The outline of the record for a session: units that it reads, with their generations and rights. */
function outlineOf(
  { rows }: SimulatedDatabase,
  now: number,
  sessionId: Principal['sessionId'],
  recordId: RecordId,
): SeenOutline | undefined {
  const person = personOf(rows, sessionId, now);
  if (!person || person.unseated) return undefined;
  const seen = [...rows.units.values()].filter(
    (unit) => unit.recordId === recordId && includesRight(rightNow(unit, person, now), 'read'),
  );
  return {
    rev: seen.map((unit) => `${unit.id} ${unit.gen} ${rightNow(unit, person, now)}`).join('\n'),
    known: new Set([...rows.people.values()].map((one) => one.partyId)),
    units: new Set(seen.map((unit) => unit.id)),
  };
}
