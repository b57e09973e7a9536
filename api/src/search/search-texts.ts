import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { plainText } from '@soulad/shared/doc';
import type { Instant, SessionId, UnitId } from '@soulad/shared/ids';
import { ClockPort } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { contentsOf } from '../records/index.js';
import { Lexicon, type ReadText } from './lexicon.js';
import type { UnitSource } from './search.repository.js';

/** Texts of one session, taken apart. */
export interface SessionTexts {
  readonly lexicon: Lexicon;
  readonly units: ReadonlyMap<UnitId, ReadText>;
}

interface Held {
  readonly lexicon: Lexicon;
  readonly texts: Map<UnitId, { readonly stamp: string; readonly text: ReadText }>;
  usedAt: Instant;
}

/** How long plain text of a session stays after its last search, and of how many sessions at most. */
const IDLE_MS = 120_000;
const MOST_SESSIONS = 40;
/** Texts read from the database at once: bounds the memory of one search over a large case load. */
const AT_ONCE = 250;

/**
 * Unit texts as one session reads them now. The list of units comes from the caller's own row-level security at every
 * search; a text is reused only by the same session for the same generation, head and right. Nothing is shared between
 * sessions, and what the session may not read any more is dropped at its next search, everything two minutes after it.
 */
@Injectable()
export class SearchTexts implements OnApplicationShutdown {
  private readonly sessions = new Map<SessionId, Held>();
  private sweep: NodeJS.Timeout | undefined;

  constructor(@Inject(ClockPort) private readonly clock: ClockPort) {}

  onApplicationShutdown(): void {
    clearTimeout(this.sweep);
    this.sessions.clear();
  }

  /** @param units what the caller may read, by the caller's own rights in this transaction */
  async of(ctx: RequestContext, units: readonly UnitSource[]): Promise<SessionTexts> {
    const held = this.sessions.get(ctx.sessionId) ?? { lexicon: new Lexicon(), texts: new Map(), usedAt: 0 };
    const stamps = new Map(units.map((unit) => [unit.id, `${unit.gen} ${unit.headSeq} ${unit.right}`]));
    for (const [id, { stamp }] of held.texts) if (stamps.get(id) !== stamp) held.texts.delete(id);
    const missing = units.filter((unit) => !held.texts.has(unit.id));
    for (let at = 0; at < missing.length; at += AT_ONCE) {
      const contents = await contentsOf(ctx, missing.slice(at, at + AT_ONCE));
      for (const [id, content] of contents) {
        held.texts.set(id, { stamp: stamps.get(id) ?? '', text: held.lexicon.read(plainText(content)) });
      }
    }
    this.keep(ctx.sessionId, held);
    // Only what this very transaction may read: another search of the session may have put more into it meanwhile.
    const own = [...held.texts].filter(([id, { stamp }]) => stamps.get(id) === stamp);
    return { lexicon: held.lexicon, units: new Map(own.map(([id, { text }]) => [id, text])) };
  }

  private keep(session: SessionId, held: Held): void {
    held.usedAt = this.clock.elapsed();
    // Taken out and put back: the one used longest ago stands first.
    this.sessions.delete(session);
    this.sessions.set(session, held);
    const [oldest] = this.sessions.keys();
    if (this.sessions.size > MOST_SESSIONS && oldest !== undefined) this.sessions.delete(oldest);
    this.sweep ??= setTimeout(() => this.forget(), IDLE_MS).unref();
  }

  private forget(): void {
    const since = this.clock.elapsed() - IDLE_MS;
    for (const [id, held] of this.sessions) if (held.usedAt <= since) this.sessions.delete(id);
    this.sweep = this.sessions.size > 0 ? setTimeout(() => this.forget(), IDLE_MS).unref() : undefined;
  }
}
