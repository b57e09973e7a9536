import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { CaseId, ConferenceId, RecordId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import pg from 'pg';
import { z } from 'zod';
import { Config } from './config/config.js';
import type { Sql } from './context.js';
import { databaseUrl } from './database/data-source.js';
import { describeError, log } from './logging/log.js';

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
  /** The listener was away and may have missed words: check everything held. Never sent over the channel. */
  | { readonly kind: 'resync' };

export type AnnouncementHandler = (announcement: Announcement) => void;

const CHANNEL = 'soulad';
/** NOTIFY carries at most 8000 bytes; an id takes 39 of them. */
const IDS_PER_WORD = 150;
const RETRY_MS = [100, 250, 500, 1000, 2000] as const;

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
]);

/** Says `announcement` to every node, this one included, when the transaction of `at` commits; never when it rolls back. */
export async function announce(at: { readonly sql: Sql }, announcement: Announcement): Promise<void> {
  for (const part of inParts(announcement)) {
    await at.sql.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(part)]);
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

/** Hears the announcements of all nodes over LISTEN; comes back by itself when the connection is lost. */
@Injectable()
export class Announcements implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly handlers = new Set<AnnouncementHandler>();
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private attempt = 0;
  private closed = false;

  constructor(@Inject(Config) private readonly config: Config) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  /** Registers a hearer; the answer takes it off again. A throwing hearer does not stop the others. */
  onAnnouncement(handler: AnnouncementHandler): () => void {
    this.handlers.add(handler);
    return () => void this.handlers.delete(handler);
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl(this.config),
      keepAlive: true,
      connectionTimeoutMillis: 5000,
      application_name: 'soulad-listen',
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', (message) => this.hear(message.payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      if (this.attempt > 0) this.tell({ kind: 'resync' });
      this.attempt = 0;
    } catch {
      this.lost(client);
    }
  }

  private lost(client: pg.Client): void {
    if (this.closed || client !== this.client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    const wait = RETRY_MS[Math.min(this.attempt, RETRY_MS.length - 1)] ?? 2000;
    this.attempt += 1;
    log('warn', 'The announcement channel is away; coming back.', { count: this.attempt });
    this.retry = setTimeout(() => void this.listen(), wait);
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
