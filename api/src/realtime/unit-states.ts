import { Inject, Injectable } from '@nestjs/common';
import { unitFragment } from '@soulad/shared/doc';
import type { CaseId, UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import { Vault } from '../platform/keys/index.js';
import { openRows, openSnapshot } from '../sharing/index.js';
import { Hub } from './hub.js';
import type { HeldState, StoredText, UnitState } from './stored-text.js';

/** Bytes of all states that are held. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The text of units as it is handed out, made once for all who read it. Whoever asks has read the row it ends with under
 * row-level security before; what is here is only spared the opening and the putting together.
 */
@Injectable()
export class UnitStates {
  readonly #held = new Map<UnitId, HeldState>();
  #bytes = 0;

  constructor(
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Hub) private readonly hub: Hub,
  ) {}

  /** The state of this generation that is held, whichever row it ends with. */
  held(id: UnitId, gen: number): HeldState | undefined {
    const held = this.#held.get(id);
    return held?.gen === gen ? held : undefined;
  }

  /**
   * The text whose rows the caller has read.
   * @throws {ProductError} ERASED, UNREADABLE
   */
  async of(text: StoredText): Promise<UnitState> {
    // What was made before a key was destroyed is as unreadable as the rows.
    await this.vault.keyOf(text.caseId);
    const held = this.held(text.id, text.gen);
    if (held?.seq === text.seq && held.marks.has(text.mark)) return held;
    const { base, rows } = text;
    const before = 'marks' in base ? base.state : await openSnapshot(this.vault, base);
    const after = await openRows(this.vault, text, rows);
    return this.keep(text, after.length === 0 ? new Uint8Array(before) : encoded(text, [before, ...after]));
  }

  /** Lets go of the text of units that nobody on this node looks at. */
  sweep(): void {
    for (const id of this.#held.keys()) if (this.hub.viewersOf(id).length === 0) this.forget(id);
  }

  /** The key of the case was destroyed. */
  caseErased(caseId: CaseId): void {
    for (const held of this.#held.values()) if (held.caseId === caseId) this.forget(held.id);
  }

  private keep({ caseId, id, gen, seq, mark }: StoredText, state: Uint8Array): UnitState {
    const before = this.held(id, gen);
    const same = before?.seq === seq && Buffer.compare(before.state, state) === 0;
    const sv = same ? before.sv : Y.encodeStateVectorFromUpdate(state);
    const made = { caseId, id, gen, seq, state, sv, marks: new Set([...(same ? before.marks : []), mark]) };
    // Who has read an older row than others meanwhile does not take theirs away.
    if (before && before.seq > seq) return made;
    this.forget(id);
    this.#held.set(id, made);
    this.#bytes += state.length;
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= MOST_BYTES) break;
      this.forget(oldest);
    }
    return made;
  }

  private forget(id: UnitId): void {
    this.#bytes -= this.#held.get(id)?.state.length ?? 0;
    this.#held.delete(id);
  }
}

/** A fresh document with garbage collection, encoded anew: deleted text is not in it (realtime, fact 4). */
function encoded({ id, gen }: StoredText, updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc({ gc: true });
  unitFragment(doc, id, gen);
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
