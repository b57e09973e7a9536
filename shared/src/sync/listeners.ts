/** Typed listeners; a listener that throws does not keep the others from hearing. */
export class Listeners<Events extends Record<string, unknown>> {
  readonly #handlers: { [E in keyof Events]?: Set<(event: Events[E]) => void> } = {};

  /** @returns a function that takes the handler off again */
  on<E extends keyof Events>(name: E, handler: (event: Events[E]) => void): () => void {
    const handlers = (this.#handlers[name] ??= new Set());
    handlers.add(handler);
    return () => handlers.delete(handler);
  }

  emit<E extends keyof Events>(name: E, event: Events[E]): void {
    const failures: unknown[] = [];
    for (const handler of [...(this.#handlers[name] ?? [])]) {
      try {
        handler(event);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
