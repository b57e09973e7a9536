import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { Right } from '@soulad/shared/policy';
import type { Standing } from './standing.js';
import type { UpdateFrame } from './update-frame.js';

/** What one connection was last authorised for on one unit. */
export interface Authorisation extends Standing {
  /** Time of the node's steady clock at which some window ends by itself; Infinity = none does. */
  readonly until: number;
  readonly gen: number;
  readonly epoch: number;
  readonly right: Right;
  readonly partyId: PartyId;
  /** Client id leased to the connection; null for readers. */
  readonly clientId: number | null;
}

/**
 * One viewer of one unit. It is registered before the rights are read, and while they are being read frames wait: nothing
 * is sent on an authorisation that may be older than the frame (realtime B.5).
 */
export class Subscription {
  #authorisation: Authorisation | null = null;
  #held: UpdateFrame[] | null = [];
  #waiting = 1;
  #told = 0;
  /** Something about the audience was said while rights were being read: read them again. */
  stale = false;
  /** The viewer was told that it is open. Before that nothing is told of it but the answer to its opening. */
  opened = false;

  constructor(readonly unitId: UnitId) {}

  /** The last authorisation; null before the first one. */
  get authorisation(): Authorisation | null {
    return this.#authorisation;
  }

  /**
   * The epoch as this viewer is told it: it grows when what the viewer may do changes. The epoch of the unit grows with
   * the right of every party, hidden ones too, and stays inside [I1].
   */
  get epoch(): number {
    return this.#told;
  }

  get isHeld(): boolean {
    return this.#held !== null;
  }

  /** Frames wait from here on. Several reasons to wait may overlap. */
  hold(): void {
    this.#waiting += 1;
    this.#held ??= [];
  }

  keep(frame: UpdateFrame): void {
    this.#held?.push(frame);
  }

  authorise(authorisation: Authorisation): void {
    const before = this.#authorisation;
    const same = before?.right === authorisation.right && before.clientId === authorisation.clientId;
    if (!same) this.#told += 1;
    this.#authorisation = authorisation;
  }

  /** @returns the frames to look at now; empty while another reason to wait remains */
  release(): readonly UpdateFrame[] {
    this.#waiting = Math.max(0, this.#waiting - 1);
    if (this.#waiting > 0) return [];
    const held = this.#held ?? [];
    this.#held = null;
    return held;
  }
}
