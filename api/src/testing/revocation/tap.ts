import type { LiveTransport } from '../live-client.js';

/** Everything that reaches one socket about the text of a unit, by the seq it goes up to. */
export class Tap {
  readonly #seqs: number[] = [];

  constructor(transport: LiveTransport) {
    transport.socket.onAny((event: string, message: unknown) => {
      if (event === 'unit:upd') this.note(member(message, 'to'));
      if (event === 'unit:dirty') this.note(member(message, 'headSeq'));
    });
    const request = transport.request.bind(transport);
    transport.request = async (event, message) => {
      const answer = await request(event, message);
      const units: unknown = member(answer, 'units');
      for (const one of [answer, ...(Array.isArray(units) ? units : [])])
        if (member(one, 'diff') !== undefined) this.note(member(one, 'headSeq'));
      return answer;
    };
  }

  /** Frames and answers that hold something committed after `cut`. */
  beyond(cut: number): number {
    return this.#seqs.filter((seq) => seq > cut).length;
  }

  private note(seq: unknown): void {
    this.#seqs.push(typeof seq === 'number' ? seq : Infinity);
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
