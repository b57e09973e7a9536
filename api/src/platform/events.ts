import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { CaseId, ConferenceId, RecordId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import { z } from 'zod';
import { Bus } from './bus/bus.js';
import { ClockPort } from './clock/clock.js';
import type { Sql } from './context.js';
import { describeError, log } from './logging/log.js';
import { Gauges } from './metrics/gauges.js';

/** A content-free word between nodes: ids and kinds only. Whoever hears it re-reads under its own rights. */
export type Announcement =
  | { readonly kind: 'manifest'; readonly recordId: RecordId }
  | { readonly kind: 'changed'; readonly what: 'conference'; readonly id: ConferenceId }
  | { readonly kind: 'changed'; readonly what: 'case'; readonly id: CaseId }
  | { readonly kind: 'audience'; readonly unitIds: readonly UnitId[] }
  | {
      readonly kind: 'head';
      readonly unitId: UnitId;
      readonly gen: number;
      readonly seq: number;
      readonly node: string;
    }
  | { readonly kind: 'regen'; readonly unitId: UnitId; readonly gen: number }
  /** Who sits where in a case has changed: its sockets look at their seats again. */
  | { readonly kind: 'seats'; readonly caseId: CaseId }
  /** Somebody wrote, settled or took back a comment in a record. */
  | { readonly kind: 'talk'; readonly recordId: RecordId }
  /** Something new may wait for these people. */
  | { readonly kind: 'notices'; readonly userIds: readonly UserId[] }
  /** A session, membership, seat or account of the person changed: their sockets look again. */
  | { readonly kind: 'authority'; readonly userId: UserId }
  /** The key of a case was erased, or (null) the keys of the installation were changed: nothing held is to be trusted. */
  | { readonly kind: 'keys'; readonly caseId: CaseId | null }
  /** The session has ended: its sockets close. */
  | { readonly kind: 'session'; readonly sessionId: SessionId }
  /** Words may have been missed: check everything held. */
  | { readonly kind: 'resync' };

export type AnnouncementHandler = (announcement: Announcement) => void;

/** NOTIFY carries at most 8000 bytes; an id takes 39 of them. */
const IDS_PER_WORD = 150;
/** While the bus is away this node looks for itself so often, as if every word had been said. */
const BLIND_MS = 3_000;

const text = z.string();
const word = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('manifest'), recordId: text }),
  z.object({ kind: z.literal('changed'), what: z.enum(['conference', 'case']), id: text }),
  z.object({ kind: z.literal('audience'), unitIds: z.array(text) }),
  z.object({ kind: z.literal('head'), unitId: text, gen: z.number(), seq: z.number(), node: text }),
  z.object({ kind: z.literal('regen'), unitId: text, gen: z.number() }),
  z.object({ kind: z.literal('seats'), caseId: text }),
  z.object({ kind: z.literal('talk'), recordId: text }),
  z.object({ kind: z.literal('notices'), userIds: z.array(text) }),
  z.object({ kind: z.literal('authority'), userId: text }),
  z.object({ kind: z.literal('keys'), caseId: text.nullable() }),
  z.object({ kind: z.literal('session'), sessionId: text }),
  z.object({ kind: z.literal('resync') }),
]);

/** For what works beside the server and hears nothing. */
export const DEAF = { onAnnouncement: () => () => undefined };

/** Says `announcement` to every node, this one included, when the transaction of `at` commits; never when it rolls back. */
export async function announce(at: { readonly sql: Sql }, announcement: Announcement): Promise<void> {
  for (const part of inParts(announcement)) {
    await at.sql.query('select announce_word($1)', [JSON.stringify(part)]);
  }
}

function inParts(announcement: Announcement): Announcement[] {
  if (announcement.kind === 'audience')
    return slices(announcement.unitIds).map((unitIds) => ({ kind: 'audience', unitIds }));
  if (announcement.kind === 'notices')
    return slices(announcement.userIds).map((userIds) => ({ kind: 'notices', userIds }));
  return [announcement];
}

function slices<T>(ids: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(ids.length / IDS_PER_WORD) }, (_, part) =>
    ids.slice(part * IDS_PER_WORD, (part + 1) * IDS_PER_WORD),
  );
}

/** Hears the announcements of all nodes. While the bus is away it says again and again that words may have been missed. */
@Injectable()
export class Announcements implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly handlers = new Set<AnnouncementHandler>();
  private stopLooking: () => void = () => undefined;

  constructor(
    @Inject(Bus) private readonly bus: Bus,
    @Inject(ClockPort) private readonly clock: ClockPort,
    @Inject(Gauges) private readonly gauges: Gauges,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.gauges.readBy(() => ({ soulad_bus_up: this.bus.isUp ? 1 : 0 }));
    this.stopLooking = this.clock.every(BLIND_MS, () => {
      if (!this.bus.isUp) this.tell({ kind: 'resync' });
    });
    const look = (): void => this.tell({ kind: 'resync' });
    await this.bus.listen({ heard: (word) => this.hear(word), lost: look, back: look });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopLooking();
    await this.bus.close();
  }

  /** Registers a hearer; the answer takes it off again. A throwing hearer does not stop the others. */
  onAnnouncement(handler: AnnouncementHandler): () => void {
    this.handlers.add(handler);
    return () => void this.handlers.delete(handler);
  }

  private hear(payload: string): void {
    let parsed: unknown;
    try {
      parsed = JSON.parse(payload);
    } catch {
      return;
    }
    const read = word.safeParse(parsed);
    // Decoder: the ids were branded by the sender; the shape was just checked.
    if (read.success) this.tell(read.data as Announcement);
  }

  private tell(announcement: Announcement): void {
    for (const handler of this.handlers) {
      try {
        handler(announcement);
      } catch (error) {
        log('error', 'A hearer of announcements failed.', describeError(error));
      }
    }
  }
}
