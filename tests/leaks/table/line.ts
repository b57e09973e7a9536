import { unitFragment, UNIT_SCHEMA_VERSION } from '@soulad/shared/doc';
import { parseId, type UnitId } from '@soulad/shared/ids';
import { LIMITS, PROTOCOL_VERSION } from '@soulad/shared/protocol';
import { io, type Socket } from 'socket.io-client';
import * as Y from 'yjs';
import type { LiveHand, Selected } from '../steps/step.js';

const ANSWER_MS = 10_000;

/** A unit as the answer to `unit:open` has it; decoder of what the protocol promises. */
export interface OpenedUnit {
  readonly unitId: string;
  readonly ok?: false;
  readonly gen: number;
  readonly epoch: number;
  readonly clientId: number | null;
  readonly diff: Uint8Array;
}

/** Raw socket of one person: what is sent and heard is exactly what a client of any making could send and hear. */
export class Line {
  readonly socket: Socket;
  /** Everything heard that was not an answer, since it was last taken. */
  #heard: unknown[][] = [];

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((event: string, ...parts: unknown[]) => {
      const acknowledge = parts.at(-1);
      if (typeof acknowledge === 'function') acknowledge();
      this.#heard.push([event, ...parts.filter((part) => typeof part !== 'function')]);
    });
    socket.on('disconnect', (reason) => this.#heard.push(['disconnect', reason]));
  }

  static async open(origin: string, ticket: string): Promise<Line> {
    const socket = io(origin, {
      ...{ path: '/rt', transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { origin } },
      auth: { ticket, protocol: PROTOCOL_VERSION, schema: UNIT_SCHEMA_VERSION },
    });
    const line = new Line(socket);
    await new Promise<void>((ready, fail) => {
      socket.once('connect', () => ready());
      socket.once('connect_error', fail);
    });
    return line;
  }

  ask(event: string, message: unknown): Promise<unknown> {
    if (!this.socket.connected) return Promise.resolve({ ok: false, code: 'UNAVAILABLE' });
    return this.socket.timeout(ANSWER_MS).emitWithAck(event, message);
  }

  say(event: string, message: unknown): void {
    this.socket.emit(event, message);
  }

  /** Waits until everything the server sent so far has come. Whatever it answers, it answers in order. */
  async flush(): Promise<void> {
    await this.ask('unit:here', { units: [] });
  }

  /** What was heard since the last time. */
  take(): readonly (readonly unknown[])[] {
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Opens units of the first generation in an open record, as many at once as may be. @returns those that opened */
export async function openUnits(line: Line, recordId: string, units: readonly string[]): Promise<ReadonlySet<string>> {
  const opened = new Set<string>();
  for (let at = 0; at < units.length; at += LIMITS.unitsPerOpen) {
    const some = units.slice(at, at + LIMITS.unitsPerOpen).map((unitId) => ({ unitId, gen: 1 }));
    // Decoder of the protocol's answers; a refused message has no units.
    const answer = (await line.ask('unit:open', { recordId, units: some })) as {
      readonly units?: readonly Pick<OpenedUnit, 'unitId' | 'ok'>[];
    };
    for (const { unitId, ok } of answer.units ?? []) if (ok !== false) opened.add(unitId);
  }
  return opened;
}

/** A participant over a line: what steps of a pair do live. */
export class Hand implements LiveHand {
  readonly line: Line;
  readonly recordId: string;
  joined = false;
  /** Where its caret stands: a client keeps such a passage open. */
  #caretIn: string | undefined;

  constructor(line: Line, recordId: string) {
    this.line = line;
    this.recordId = recordId;
  }

  async join(): Promise<void> {
    const answer = await this.line.ask('record:open', { recordId: this.recordId });
    // Decoder of the protocol's answers.
    if ((answer as { ok: boolean }).ok !== true) throw new Error(`the record does not open: ${JSON.stringify(answer)}`);
    this.joined = true;
  }

  async leave(): Promise<void> {
    this.line.say('record:close', { recordId: this.recordId });
    this.joined = false;
    await this.line.flush();
  }

  async type(unitId: string, words: string, at?: 'start'): Promise<void> {
    const unit = await this.openUnit(unitId);
    const { gen, epoch, clientId } = unit;
    if (clientId === null) throw new Error('the unit is open for reading only');
    const update = typed(unit, words, at);
    const answer = await this.line.ask('unit:push', { unitId, gen, epoch, clientId, n: 1, update });
    if ((answer as { ok: boolean }).ok !== true) throw new Error(`the words were refused: ${JSON.stringify(answer)}`);
    this.line.say('unit:close', { unitId });
  }

  async caret(unitId: string): Promise<void> {
    const { gen, diff } = await this.openUnit(unitId);
    const { doc, fragment } = replica(unitId, gen, diff);
    const here = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(fragment, 0));
    doc.destroy();
    this.line.say('caret:set', { unitId, gen, anchor: here, head: here });
    this.#caretIn = unitId;
    await this.line.flush();
  }

  async select(unitId: string, length: number): Promise<Selected> {
    const { gen, diff } = await this.openUnit(unitId);
    const { doc, fragment } = replica(unitId, gen, diff);
    const text = firstText(fragment);
    const place = (at: number, assoc: number): string =>
      JSON.stringify(Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at, assoc)));
    const selected = { gen, from: place(0, 0), to: place(length, -1) };
    doc.destroy();
    if (this.#caretIn !== unitId) this.line.say('unit:close', { unitId });
    return selected;
  }

  private async openUnit(unitId: string): Promise<OpenedUnit> {
    const gens = [1, 2, 3, 4, 5, 6];
    for (const gen of gens) {
      const answer = await this.line.ask('unit:open', { recordId: this.recordId, units: [{ unitId, gen }] });
      // Decoder of the protocol's answers.
      const { units } = answer as { units?: readonly (OpenedUnit & { code?: string })[] };
      const unit = units?.[0];
      if (unit && unit.ok !== false) return unit;
      if (unit?.code !== 'GEN_MISMATCH') throw new Error(`the unit does not open: ${JSON.stringify(answer)}`);
    }
    throw new Error('no generation of the unit opens');
  }
}

/** The document of a unit as a client holds it. */
export function replica(unitId: string, gen: number, state: Uint8Array): { doc: Y.Doc; fragment: Y.XmlFragment } {
  const id = parseId<UnitId>(unitId);
  if (!id) throw new Error(`${unitId} is no id`);
  const doc = new Y.Doc({ gc: true });
  const fragment = unitFragment(doc, id, gen);
  Y.applyUpdate(doc, new Uint8Array(state));
  return { doc, fragment };
}

function firstText(fragment: Y.XmlFragment): Y.XmlText {
  for (const node of fragment.createTreeWalker(() => true)) if (node instanceof Y.XmlText) return node;
  throw new Error('the unit has no words');
}

function typed({ unitId, gen, clientId, diff }: OpenedUnit, words: string, at?: 'start'): Uint8Array {
  const { doc, fragment } = replica(unitId, gen, diff);
  doc.clientID = clientId ?? 0;
  const before = Y.encodeStateVector(doc);
  const paragraph = fragment.length > 0 ? fragment.get(0) : undefined;
  if (!(paragraph instanceof Y.XmlElement)) throw new Error('the unit has no paragraph');
  const [text] = paragraph.toArray();
  if (text instanceof Y.XmlText) text.insert(at === 'start' ? 0 : text.length, words);
  else paragraph.insert(0, [new Y.XmlText(words)]);
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  return update;
}
