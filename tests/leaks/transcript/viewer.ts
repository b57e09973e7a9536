import { isNonNullType } from 'graphql';
import { Random } from '../random.js';
import type { RawAnswer } from '../table/http.js';
import { takeCopy } from '../table/copy.js';
import { get, post } from '../table/http.js';
import type { LaidTable } from '../table/laid-table.js';
import { documentOf, rootFields, type Kind, type RootField } from '../table/schema.js';
import { Arguments } from './arguments.js';
import { headLine } from './head.js';
import { Known } from './known.js';
import { Normaliser } from './normalise.js';
import { paperLines } from './paper.js';

/** One thing the viewer noticed. */
export interface Notice {
  /** What the viewer did or heard, for people. */
  readonly label: string;
  /** The whole of it, normalised. */
  readonly line: string;
}

/** Nobody's business here: they end or change the session itself. */
const ABOUT_SESSIONS: ReadonlySet<string> = new Set([
  'signIn',
  'signInDemo',
  'signOut',
  'actFor',
  'socketTicket',
  'demoPeople',
  'endMySession',
  'endMyOtherSessions',
  'endSessionsOf',
  'disableUser',
  'endMembership',
  'viewer',
  'mySessions',
  'agencyMembers',
]);
/**
 * What others did and read is told to the convener and, of what concerns it, to the family. Whoever does something hidden
 * also reads what is seen, and that reading is told too: here the worlds differ by right. The register has tests of its own.
 */
const REGISTERS: ReadonlySet<string> = new Set([
  'accessLog',
  'disclosures',
  'whoLooked',
  'subjectReport',
  'receivedBefore',
  'chainState',
  'witnessCopies',
]);
/** Cheap questions that are asked again and again; the others at the beginning and at the end. */
const OFTEN: ReadonlySet<string> = new Set([
  'desk',
  'case',
  'conference',
  'record',
  'plan',
  'tasks',
  'comments',
  'notices',
  'minutes',
  'signoffSheet',
]);
const MOST = 4;
/** Lists of single acts, of which several fall into one millisecond. */
const DENSE: ReadonlySet<string> = new Set([
  'accessLog',
  'disclosures',
  'whoLooked',
  'subjectReport',
  'notices',
  'recordHistory',
]);

/** What one viewer gets over HTTP in one world. */
export class Viewer {
  readonly notices: Notice[] = [];
  readonly known = new Known();
  readonly normaliser = new Normaliser();
  readonly table: LaidTable;
  #bell: string | undefined;
  /** Whether something that the viewer tried was done: what is refused changes nothing. */
  changed = false;

  constructor(table: LaidTable) {
    this.table = table;
    table.witness = (label, answer) => this.note(`does ${label}`, answer, label, 'mutation');
  }

  /**
   * Asks queries of the schema for everything they can give, with every identifier the viewer knows: the cheap ones always,
   * of the others each pair of worlds another third.
   */
  async sweep(seed?: number): Promise<void> {
    const random = new Random(seed ?? 0);
    const chosen = COMPARED('query').filter(({ name }) => OFTEN.has(name) || random.chance(0.35));
    await this.askAll(seed === undefined ? chosen.filter(({ name }) => OFTEN.has(name)) : chosen);
    await this.fetchFiles();
  }

  /** What somebody does again and again who waits for something to happen; the bell is opened when it rings. */
  async glance(): Promise<void> {
    await this.ask('query', 'noticeCount', {});
    const count = this.notices.at(-1)?.line;
    if (count !== this.#bell) await this.ask('query', 'notices', {});
    this.#bell = count;
    await this.ask('query', 'search', { text: 'slova' });
    if (this.known.of('revision').length === 0) return;
    for (const recordId of this.known.of('record')) await this.ask('query', 'signoffSheet', { recordId });
  }

  /** Makes one of the copies that are offered and fetches it: what stands in every part of the file. */
  async takeCopy(seed: number): Promise<void> {
    const random = new Random(seed);
    const recordId = random.pick(this.known.of('record'));
    if (recordId === undefined) return;
    await this.ask('query', 'copyChoices', { recordId });
    const kind = random.pick(COPIED) ?? 'minutes';
    const { house, viewer } = this.table;
    const taken = await takeCopy({ origin: house.origin, ...viewer }, { recordId, kind });
    this.write(`asks for a copy: ${kind}`, `${headLine(taken.asked)} ${this.normaliser.ids(taken.asked.body)}`);
    if (!('file' in taken)) return;
    const { status, headers, bytes } = taken.file;
    const read = { status, headers, body: '' };
    this.write(`fetches the copy`, `${taken.state} ${headLine(read)}`);
    for (const line of status === 200 ? paperLines(bytes) : []) this.write('reads in the copy', line);
    await this.ask('query', 'copies', { recordId });
  }

  /** Every file the viewer has come across, byte by byte. */
  async fetchFiles(): Promise<void> {
    const { house, viewer } = this.table;
    for (const id of this.known.of('attachment')) {
      const answer = await get(`${house.origin}/files/${id}`, { cookie: viewer.cookie });
      const line = `${headLine(answer)} ${this.normaliser.ids(answer.body)}`;
      this.write(`fetches the file ${this.normaliser.ids(id)}`, line);
    }
  }

  /** Asks every query of the schema. */
  async sweepAll(): Promise<void> {
    await this.askAll(QUESTIONS());
  }

  private async askAll(fields: readonly RootField[]): Promise<void> {
    const inOrder = fields.toSorted((a, b) => needed(a).length - needed(b).length);
    for (const field of inOrder)
      for (const variables of this.combinations(field)) await this.ask('query', field.name, variables);
  }

  /** Asks one operation and writes down everything of the answer. @returns whether it was not refused */
  async ask(kind: Kind, name: string, variables: Readonly<Record<string, unknown>>): Promise<boolean> {
    const answer = await post(this.table.house.origin, this.table.viewer.cookie, {
      ...{ query: documentOf(kind, name), variables },
    });
    this.note(`${kind} ${name} ${this.normaliser.ids(JSON.stringify(variables))}`, answer, name, kind);
    return !answer.body.includes('"errors":');
  }

  /** Tries mutations with what the viewer knows, and with ids of things it does not know. */
  async tryThings(
    seed: number,
    count: number,
    { stranger, after }: { readonly stranger: (kind: string) => string; readonly after: () => Promise<void> },
  ): Promise<void> {
    const random = new Random(seed);
    const fields = COMPARED('mutation');
    for (const field of random.shuffled(fields).slice(0, count)) {
      const made = new Arguments(random, this.known, stranger);
      const variables = made.of(field);
      this.changed = (await this.ask('mutation', field.name, variables)) || this.changed;
      // One after the other: what two of them announce together may be told in one word or in two.
      await after();
    }
    const asked = COMPARED('query').filter(({ args }) => args.length > 0);
    for (const field of random.shuffled(asked).slice(0, 3))
      await this.ask('query', field.name, new Arguments(random, this.known, stranger).of(field));
  }

  write(label: string, line: string): void {
    this.notices.push({ label, line });
  }

  private note(label: string, answer: RawAnswer, name: string, kind: Kind): void {
    const body: unknown = JSON.parse(answer.body);
    const field = rootFields(kind).find((one) => one.name === name);
    const data: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'data') : undefined;
    const own = withoutSizes(withoutRegistered(withinWorld(data, name, this.table), name), name);
    if (field && typeof own === 'object' && own !== null) this.known.learn(Reflect.get(own, name), field.type);
    const line = this.normaliser.line({ ...(typeof body === 'object' ? body : {}), data: own }, DENSE.has(name));
    this.write(label, `${headLine(answer)} ${line}`);
  }

  private combinations(field: RootField): readonly Readonly<Record<string, unknown>>[] {
    const random = new Random(7);
    return needed(field).reduce<Readonly<Record<string, unknown>>[]>(
      (all, { name }) => {
        const values = this.valuesFor(name, field, random).slice(0, MOST);
        return all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))).slice(0, MOST);
      },
      [{}],
    );
  }

  private valuesFor(argument: string, field: RootField, random: Random): readonly unknown[] {
    const one = field.args.find(({ name }) => name === argument);
    if (!one) return [];
    const made = new Arguments(random, this.known);
    const kind = made.kindFor(one.type, argument, field.name);
    return kind === undefined ? [made.of(field)[argument]] : this.known.of(kind);
  }
}

/** Kinds of copies of a record; those that a record does not have are refused. */
const COPIED = ['minutes', 'outcome', 'attendance', 'plan', 'family', 'signoffs'];

const QUESTIONS = (): readonly RootField[] => rootFields('query').filter(({ name }) => !ABOUT_SESSIONS.has(name));
const COMPARED = (kind: Kind): readonly RootField[] =>
  rootFields(kind).filter(({ name }) => !ABOUT_SESSIONS.has(name) && !REGISTERS.has(name));

function needed(field: RootField): RootField['args'] {
  return field.args.filter(({ type }) => isNonNullType(type));
}

/** The directory of agencies is the installation's, and both worlds stand in one: each is shown its own part of it. */
function withinWorld(data: unknown, name: string, { laid }: LaidTable): unknown {
  if (name !== 'agencies' || typeof data !== 'object' || data === null) return data;
  const ours = new Set(laid.ids.values());
  const all: unknown = Reflect.get(data, name);
  if (!Array.isArray(all)) return data;
  return { agencies: (all as readonly { id: string }[]).filter(({ id }) => ours.has(id)) };
}

/** Fields told out of the register of disclosures, see `REGISTERS`: whom the words of a cut had reached, what an emergency read. */
const REGISTERED: ReadonlyMap<string, string> = new Map([
  ['carvePassage', 'received'],
  ['carvePreview', 'received'],
  ['emergency', 'opened'],
  ['beginEmergency', 'opened'],
  ['endEmergency', 'opened'],
  ['reviewEmergency', 'opened'],
]);

function withoutRegistered(data: unknown, name: string): unknown {
  const registered = REGISTERED.get(name);
  if (registered === undefined || typeof data !== 'object' || data === null) return data;
  const answer: unknown = Reflect.get(data, name);
  if (typeof answer !== 'object' || answer === null) return data;
  return { [name]: Object.fromEntries(Object.entries(answer).filter(([field]) => field !== registered)) };
}

/** Bytes of a packed file follow from the moment that stands in it: its parts are compared unpacked, see `paperLines`. */
function withoutSizes(data: unknown, name: string): unknown {
  if (name !== 'copies' && name !== 'copy') return data;
  const plain = JSON.stringify(data, (key, value: unknown) => (key === 'size' && value !== null ? 'some' : value));
  return JSON.parse(plain ?? 'null') as unknown;
}
