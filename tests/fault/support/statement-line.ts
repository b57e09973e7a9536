import type { Between, Ends } from './tcp-proxy.js';

/**
 * What becomes of a statement. `refused`: the database answers with an error and does nothing. `lost`: the connection dies before
 * it gets there. `unanswered`: it is carried out, and the connection dies with its answer.
 */
export type Failure = 'refused' | 'lost' | 'unanswered';
export const FAILURES: readonly Failure[] = ['refused', 'lost', 'unanswered'];

/** What the database is asked in the place of a statement that it is to refuse: as it does when the disk is full. */
const REFUSED = simple(
  `do $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
);

interface Order {
  /** Asked at every statement in turn. */
  readonly meets: (statement: Statement) => boolean;
  readonly failure: Failure;
}

/** One statement on its way to the database. */
export interface Statement {
  readonly text: string;
  /** What stands in its parameters, as it travels. */
  readonly params: string;
  /** Of which connection it is, from 1. */
  readonly connection: number;
  /** Whether a transaction is open on that connection. */
  readonly inTransaction: boolean;
}

/** Reads the protocol of Postgres between the nodes and the database: one statement can be made to fail, and words of the bus lost. */
export class StatementLine {
  /** Announcements are not handed on; the connections on which they are heard live. */
  silent = false;
  /** Announcements that were kept back. */
  withheld = 0;
  /** Every kind of statement that has passed, and how often. */
  readonly kinds = new Map<string, number>();
  #order: Order | undefined;
  #connections = 0;

  /** The next statement that meets the condition fails. */
  fail(meets: Order['meets'], failure: Failure): void {
    this.#order = { meets, failure };
  }

  /** True while no statement has failed since `fail`. */
  get waits(): boolean {
    return this.#order !== undefined;
  }

  /** Nothing fails any more. */
  calm(): void {
    this.#order = undefined;
  }

  /** To be put into a proxy. */
  readonly between = (ends: Ends): Between => new WireReader(this, (this.#connections += 1), ends);

  /** @returns what becomes of the statement; undefined = nothing */
  judge(statement: Statement): Failure | undefined {
    this.kinds.set(statement.text, (this.kinds.get(statement.text) ?? 0) + 1);
    if (!this.#order?.meets(statement)) return undefined;
    const { failure } = this.#order;
    this.#order = undefined;
    // No database refuses to take something back.
    return failure === 'refused' && /^rollback/i.test(statement.text) ? 'lost' : failure;
  }
}

const NOTHING = Buffer.alloc(0);
const [READY, NOTICE] = ['Z', 'A'];
/** What belongs to one statement with parameters; its end is `S`. */
const [SIMPLE, PARSE, BIND, END] = ['Q', 'P', 'B', 'S'];

class WireReader implements Between {
  #out: Buffer = NOTHING;
  #in: Buffer = NOTHING;
  /** The first word of a client has no kind. */
  #greeted = false;
  #state = 'I';
  readonly #named = new Map<string, string>();
  #parse: readonly Buffer[] = [];
  #failure: Failure | undefined;

  constructor(
    private readonly line: StatementLine,
    private readonly connection: number,
    private readonly ends: Ends,
  ) {}

  toServer(bytes: Buffer): Buffer {
    this.#out = Buffer.concat([this.#out, bytes]);
    const on: Buffer[] = [];
    while (this.#failure !== 'lost') {
      const message = this.next();
      if (!message) break;
      on.push(...this.passed(message));
    }
    return Buffer.concat(on);
  }

  toClient(bytes: Buffer): Buffer {
    this.#in = Buffer.concat([this.#in, bytes]);
    const on: Buffer[] = [];
    for (;;) {
      if (this.#in.length < 5 || this.#in.length < 1 + this.#in.readInt32BE(1)) break;
      const message = this.#in.subarray(0, 1 + this.#in.readInt32BE(1));
      this.#in = this.#in.subarray(message.length);
      const kind = kindOf(message);
      if (kind === READY) this.#state = String.fromCharCode(message[5] ?? 0);
      if (kind === READY && this.#failure === 'unanswered') this.ends.cut();
      const kept = kind === NOTICE && this.line.silent;
      if (kept) this.line.withheld += 1;
      else if (this.#failure !== 'unanswered') on.push(message);
    }
    return Buffer.concat(on);
  }

  private next(): Buffer | undefined {
    const at = this.#greeted ? 1 : 0;
    if (this.#out.length < at + 4 || this.#out.length < at + this.#out.readInt32BE(at)) return undefined;
    const message = this.#out.subarray(0, at + this.#out.readInt32BE(at));
    this.#out = this.#out.subarray(message.length);
    return message;
  }

  /** @returns what is handed on of it, and of what was waiting for it */
  private passed(message: Buffer): readonly Buffer[] {
    const kind = this.#greeted ? kindOf(message) : '';
    this.#greeted = true;
    if (kind === PARSE) {
      // It waits for the parameters: a refused statement must not stay prepared behind the back of its client.
      const name = textAt(message, 5);
      this.#named.set(name, textAt(message, 5 + Buffer.byteLength(name) + 1));
      this.#parse = [message];
      return [];
    }
    const waited = [...this.#parse, message];
    this.#parse = [];
    if (kind === SIMPLE) this.judge(textAt(message, 5), '');
    if (kind === BIND) {
      const portal = textAt(message, 5);
      const name = textAt(message, 5 + Buffer.byteLength(portal) + 1);
      this.judge(this.#named.get(name) ?? '', message.toString('latin1'));
    }
    if (this.#failure === 'lost') {
      this.ends.cut();
      return [];
    }
    if (this.#failure !== 'refused') return waited;
    if (kind !== SIMPLE && kind !== END) return [];
    // The database itself refuses, so that the transaction is as it would be.
    this.#failure = undefined;
    return [REFUSED];
  }

  private judge(text: string, params: string): void {
    this.#failure = this.line.judge({ text, params, connection: this.connection, inTransaction: this.#state !== 'I' });
  }
}

function kindOf(message: Buffer): string {
  return String.fromCharCode(message[0] ?? 0);
}

function textAt(message: Buffer, from: number): string {
  return message.toString('utf8', from, message.indexOf(0, from));
}

function simple(text: string): Buffer {
  const body = Buffer.from(`Q\0\0\0\0${text}\0`);
  body.writeInt32BE(body.length - 1, 1);
  return body;
}
