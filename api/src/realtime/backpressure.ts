/** What a slow reader is spared, bytes waiting in its socket. */
export const PRESSURE = {
  /** Carets are dropped above this. */
  dropCarets: 256 * 1024,
  /** Updates become `unit:dirty`, and the reader pulls when it can. */
  dirty: 1024 * 1024,
  /** The socket is closed; the client comes back by itself. */
  disconnect: 4 * 1024 * 1024,
} as const;

/** Bytes that engine and WebSocket hold for a socket. Reads around the typings, so it trusts nothing it finds. */
export function bufferedBytes(socket: { readonly conn: unknown }): number {
  const { conn } = socket;
  const transport = member(conn, 'transport');
  const inTransport = member(member(transport, 'socket'), 'bufferedAmount');
  const packets = member(conn, 'writeBuffer');
  const inEngine = Array.isArray(packets)
    ? packets.reduce((sum: number, packet: unknown) => sum + sizeOf(member(packet, 'data')), 0)
    : 0;
  return inEngine + (typeof inTransport === 'number' ? inTransport : 0);
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.length : 0;
}
