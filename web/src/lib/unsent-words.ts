/**
 * Whether this page still holds words that the server did not take. While it does, the page is not left by itself: the
 * words are in no storage, and whoever typed them is to get them back.
 */
const holders = new Set<() => boolean>();

/** Registers who may hold such words. Returns the way to take it off again. */
export function mayHoldUnsent(holds: () => boolean): () => void {
  holders.add(holds);
  return () => void holders.delete(holds);
}

export function holdsUnsent(): boolean {
  return [...holders].some((holds) => holds());
}
