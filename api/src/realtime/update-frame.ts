import type { ServerMessage } from '@soulad/shared/protocol';
import type { Authorities } from './live-store.js';
import type { Moment } from './moments.js';

const TEXT = 0x81;
const BINARY = 0x82;

/** What the sockets send as it stands. The transport looks for it under this name. */
export interface Encoded {
  readonly frames: Buffer;
  readonly options: { readonly compress: false; readonly wsPreEncodedFrame: readonly [Buffer] };
}

/** A frame on its way to the viewers of a unit: encoded once for all who are told the same epoch. */
export class UpdateFrame {
  readonly #encoded = new Map<number, Encoded>();

  constructor(
    /** What it says, with the epoch of its commit. */
    readonly update: ServerMessage<'unit:upd'>,
    /** Numbers of the viewers' rights at its commit or later. */
    readonly authorities: Authorities,
    /** When it came: after its commit. */
    readonly came: Moment,
  ) {}

  /** The frames of a socket for viewers who are told this epoch: those of socket.io, both of them in one piece. */
  encodedFor(epoch: number): Encoded {
    const known = this.#encoded.get(epoch);
    if (known) return known;
    const { bytes, ...rest } = this.update;
    const message = { ...rest, epoch, bytes: { _placeholder: true, num: 0 } };
    const head = Buffer.from(`451-${JSON.stringify(['unit:upd', message])}`);
    const frames = Buffer.concat([headerOf(TEXT, head.length), head, headerOf(BINARY, bytes.length), bytes]);
    const made: Encoded = { frames, options: { compress: false, wsPreEncodedFrame: [frames] } };
    this.#encoded.set(epoch, made);
    return made;
  }
}

/** Head of an unmasked WebSocket frame (RFC 6455, 5.2). */
function headerOf(first: number, size: number): Buffer {
  if (size < 126) return Buffer.from([first, size]);
  const head = Buffer.alloc(size < 65_536 ? 4 : 10);
  head[0] = first;
  if (size < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(size, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(size), 2);
  }
  return head;
}
