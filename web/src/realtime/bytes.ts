/** Binary parts of a frame arrive in a browser as ArrayBuffer; the rest of the page works on Uint8Array. */
export function withBytes(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(withBytes);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withBytes(part)]));
}
