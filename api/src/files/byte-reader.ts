import { fileRefused } from './file-kinds.js';

/** Reads numbers out of bytes; whatever is asked for behind the end is a broken file. */
export class ByteReader {
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return this.within(at, 1).getUint8(at);
  }

  u16(at: number, little = false): number {
    return this.within(at, 2).getUint16(at, little);
  }

  u32(at: number, little = false): number {
    return this.within(at, 4).getUint32(at, little);
  }

  /** Bytes as characters, one each. */
  latin(at: number, length: number): string {
    this.within(at, length);
    return Buffer.from(this.bytes.subarray(at, at + length)).toString('latin1');
  }

  slice(from: number, to: number): Uint8Array {
    this.within(from, to - from);
    return this.bytes.subarray(from, to);
  }

  /** @throws ProductError FILE_REFUSED (broken) */
  private within(at: number, length: number): DataView {
    if (at < 0 || length < 0 || at + length > this.bytes.length) throw fileRefused('broken');
    return this.view;
  }
}
