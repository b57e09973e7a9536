/** An act that another part of the page can do now; that part binds itself here. */
export class KeyAct {
  #act: (() => void) | null = null;

  /** @returns a function that takes the act off again */
  readonly bind = (act: () => void): (() => void) => {
    this.#act = act;
    return () => {
      if (this.#act === act) this.#act = null;
    };
  };

  readonly run = (): void => this.#act?.();
}
