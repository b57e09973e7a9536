export type HeadHost = readonly [unitId: string, host: HTMLElement];

/** The elements that the editor keeps for the heads of units; React draws into them. */
export class HeadHosts {
  readonly #hosts = new Map<string, HTMLElement>();
  readonly #listeners = new Set<() => void>();
  #list: readonly HeadHost[] = [];

  /** @returns a function that takes the host away again */
  readonly add = (unitId: string, host: HTMLElement): (() => void) => {
    this.#hosts.set(unitId, host);
    this.#changed();
    return () => {
      if (this.#hosts.get(unitId) === host) this.#hosts.delete(unitId);
      this.#changed();
    };
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly list = (): readonly HeadHost[] => this.#list;

  /** The dots button of a unit, if its head is on the screen. */
  dots(unitId: string): HTMLElement | undefined {
    return this.#hosts.get(unitId)?.querySelector<HTMLElement>('[data-audience] button') ?? undefined;
  }

  #changed(): void {
    this.#list = [...this.#hosts];
    for (const listener of this.#listeners) listener();
  }
}
