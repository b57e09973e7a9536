import { plainText, type UnitContent } from '@soulad/shared/doc';
import type { CaseId, SessionId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { HeldRight } from '../sharing/index.js';
import type { UnitRow } from './record.repository.js';
import { contentsOf } from './unit-content.js';

/** What a unit says, with the words alone. */
export interface UnitWords {
  readonly content: UnitContent;
  readonly text: string;
}

interface Held extends UnitWords {
  readonly stamp: string;
}

type Unit = Pick<UnitRow, 'id' | 'gen' | 'headSeq'> & { readonly held: HeldRight };

/** Texts held in all; when there are more, all are let go and read again. */
const MOST_TEXTS = 50_000;
let heldTexts = 0;
let texts = new WeakMap<object, Map<SessionId, Map<UnitId, Held>>>();

/**
 * What the units say to a session that reads them now. Which units these are comes from the caller's own rights in this
 * very transaction. A text is opened and put together once as long as the key of the case is held, and taken again only by
 * the same session, for the same generation, head and right: how soon an answer comes tells nobody what others have read.
 */
export async function wordsOf(
  ctx: RequestContext,
  caseId: CaseId,
  units: readonly Unit[],
): Promise<ReadonlyMap<UnitId, UnitWords>> {
  if (units.length === 0) return new Map();
  const own = heldBy(await ctx.keyHeld(caseId), ctx.sessionId);
  const known = units.flatMap((unit) => {
    const held = own.get(unit.id);
    return held?.stamp === stampOf(unit) ? [[unit.id, held] as const] : [];
  });
  const words = new Map<UnitId, UnitWords>(known);
  const missing = units.filter((unit) => !words.has(unit.id));
  const contents = await contentsOf(ctx, missing);
  const read = missing.map((unit): readonly [UnitId, Held] => {
    const content = contents.get(unit.id) ?? { type: 'doc', content: [] };
    return [unit.id, { stamp: stampOf(unit), content, text: plainText(content) }];
  });
  // What a transaction has written is the text only once it has committed.
  ctx.afterCommit(() => keep(own, read));
  for (const [id, held] of read) words.set(id, held);
  return words;
}

function stampOf({ gen, headSeq, held }: Unit): string {
  return `${gen} ${headSeq} ${held.right}`;
}

function heldBy(key: object, session: SessionId): Map<UnitId, Held> {
  const sessions = texts.get(key) ?? new Map<SessionId, Map<UnitId, Held>>();
  texts.set(key, sessions);
  const own = sessions.get(session) ?? new Map<UnitId, Held>();
  sessions.set(session, own);
  return own;
}

function keep(own: Map<UnitId, Held>, read: readonly (readonly [UnitId, Held])[]): void {
  heldTexts += read.length;
  if (heldTexts > MOST_TEXTS) {
    texts = new WeakMap();
    heldTexts = 0;
    return;
  }
  for (const [id, held] of read) own.set(id, held);
}
