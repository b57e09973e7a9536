import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { UnitId } from '@soulad/shared/ids';
import { IdSource } from '../platform/clock/clock.js';
import { FanOut } from './fan-out.js';
import { Hub } from './hub.js';
import { LiveStore } from './live-store.js';
import { UnitActor } from './unit-actor.js';

/** The actors of this node: one per unit that somebody here looks at. */
@Injectable()
export class Actors implements OnApplicationShutdown {
  /** Name of this process in announcements. */
  readonly node: string;
  readonly #actors = new Map<UnitId, Promise<UnitActor | undefined>>();

  constructor(
    @Inject(IdSource) ids: IdSource,
    @Inject(LiveStore) private readonly store: LiveStore,
    @Inject(FanOut) private readonly fanOut: FanOut,
    @Inject(Hub) private readonly hub: Hub,
  ) {
    this.node = ids.uuid();
  }

  /** Documents of units that are held here. */
  get size(): number {
    return this.#actors.size;
  }

  onApplicationShutdown(): void {
    for (const unitId of [...this.#actors.keys()]) this.forget(unitId);
  }

  /** The actor of a unit, made by the first who asks: one promise, however many ask at once (security M4). */
  of(unitId: UnitId): Promise<UnitActor | undefined> {
    const present = this.#actors.get(unitId);
    if (present) return present;
    const made = this.make(unitId);
    this.#actors.set(unitId, made);
    made.then(
      (actor) => actor ?? this.#actors.delete(unitId),
      () => this.#actors.delete(unitId),
    );
    return made;
  }

  /** The actor if there is one already. */
  async present(unitId: UnitId): Promise<UnitActor | undefined> {
    return this.#actors.get(unitId);
  }

  /**
   * Makes way for the actor of a generation that was read: one of an older generation serves nobody who has read the newer.
   * That one may have been let go of by now: then nobody would serve either.
   * @returns true when another one was made
   */
  async renew(unitId: UnitId, gen: number): Promise<boolean> {
    const present = this.#actors.get(unitId);
    const actor = await present;
    if (actor && actor.gen >= gen) return false;
    if (this.#actors.get(unitId) === present) this.forget(unitId);
    await this.of(unitId);
    return true;
  }

  /** The unit is no more, or has a new generation. */
  forget(unitId: UnitId): void {
    const actor = this.#actors.get(unitId);
    this.#actors.delete(unitId);
    void actor?.then((one) => one?.dispose()).catch(() => undefined);
  }

  /** Lets go of units that nobody on this node looks at. */
  async sweep(): Promise<void> {
    for (const [unitId, made] of [...this.#actors]) {
      const actor = await made.catch(() => undefined);
      if (this.hub.viewersOf(unitId).length === 0 && !actor?.busy) this.forget(unitId);
    }
  }

  /** Lays to rest what nobody types in. */
  async rest(): Promise<void> {
    const actors = await Promise.all([...this.#actors.values()].map((made) => made.catch(() => undefined)));
    await Promise.all(actors.map((actor) => actor?.rest()));
  }

  private async make(unitId: UnitId): Promise<UnitActor | undefined> {
    const [head] = await this.store.heads([unitId]);
    if (!head) return undefined;
    return new UnitActor(this.store, this.node, head, {
      watching: () => [...new Set(this.hub.viewersOf(unitId).map((viewer) => viewer.principal.userId))],
      committed: (update) => this.fanOut.committed(update),
    });
  }
}
