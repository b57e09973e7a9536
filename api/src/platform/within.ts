/**
 * The outcome of `work`, if it is there in time; work that is late goes on unheard.
 * @param ms milliseconds
 * @throws when it takes longer, and what `work` throws
 */
export async function within<T>(ms: number, work: () => T | Promise<T>): Promise<T> {
  const late = new AbortController();
  const end = new Promise<never>((_, refuse) => {
    const timer = setTimeout(() => refuse(new Error('late')), ms);
    late.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    return await Promise.race([work(), end]);
  } finally {
    late.abort();
  }
}
