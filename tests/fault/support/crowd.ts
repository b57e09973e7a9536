import { layTable, type LiveTable, seatPerson, storedText } from '@soulad/api/testing';
import type { UnitId } from '@soulad/shared/ids';
import { sendGraphql } from '../../support/graphql.js';
import { waitFor } from '../../support/wait-for.js';
import { percentile } from './percentile.js';
import { Writer } from './writer.js';

const ADD = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }';
const SHARE = 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }';

/** Statements as the administrator of the database, past the server. */
export type Run = <Row extends object>(text: string, params?: unknown[]) => Promise<Row[]>;

export interface CrowdOptions {
  /** Address of the product, or of what stands in front of it. */
  readonly origin: string;
  readonly run: Run;
  readonly random: () => number;
  readonly writers?: number;
  readonly units?: number;
}

/** What became of every line. A line that is not lost, not doubled and not a stray stands exactly once where it was typed. */
export interface Account {
  readonly acked: number;
  readonly typed: number;
  /** Acknowledged, not stored, and not handed back either. */
  readonly lost: readonly string[];
  /** Stored more than once. */
  readonly doubled: readonly string[];
  /** Typed, neither stored nor handed back; or stored and never typed. */
  readonly strays: readonly string[];
  /** Codes with which words were handed back. */
  readonly refused: readonly string[];
}

/** The account of a run in which nothing went wrong. */
export const WHOLE = { lost: [], doubled: [], strays: [], refused: [] };

export function isWhole({ lost, doubled, strays, refused }: Account): boolean {
  return [lost, doubled, strays, refused].every((list) => list.length === 0);
}

/** People at one table who type into the same passages at the same time. */
export class Crowd {
  private constructor(
    readonly table: LiveTable,
    readonly units: readonly UnitId[],
    readonly writers: readonly Writer[],
    private readonly run: Run,
  ) {}

  /** Lays a table, makes the passages, and waits until everybody is live. */
  static async gather({ origin, run, random, writers = 6, units = 3 }: CrowdOptions): Promise<Crowd> {
    const table = await layTable(run);
    const unitIds = await makeUnits(origin, table, units);
    const [school] = await run<{ id: string }>('select agency_id as id from party where id = $1', [
      table.parties.school,
    ]);
    const sitters = [table.people.worker, table.people.minutes, table.people.teacher, table.people.ngo];
    while (sitters.length < writers) {
      const seat = { partyId: table.parties.school, agencyId: school?.id ?? null, role: 'member' };
      sitters.push(await seatPerson(run, { ...seat, name: `Učitel ${sitters.length}` }));
    }
    const place = { origin, recordId: table.recordId, units: unitIds, random };
    const people = sitters.slice(0, writers);
    const all = people.map((sitter, index) => new Writer(String.fromCodePoint(97 + index), { ...place, sitter }));
    const crowd = new Crowd(table, unitIds, all, run);
    await crowd.isLive();
    return crowd;
  }

  get acked(): number {
    return this.writers.reduce((sum, writer) => sum + writer.acked.size, 0);
  }

  start(): void {
    for (const writer of this.writers) writer.start();
  }

  pause(): void {
    for (const writer of this.writers) writer.pause();
  }

  close(): void {
    for (const writer of this.writers) writer.close();
  }

  /** Waits until `count` more lines are acknowledged. @returns milliseconds it took */
  async goesOn(count: number, withinMs = 60_000): Promise<number> {
    const [before, since] = [this.acked, performance.now()];
    await waitFor(`${count} more lines are acknowledged`, () => this.acked >= before + count, { withinMs });
    return performance.now() - since;
  }

  /** @returns the 95th percentile of the time from a line to its acknowledgement over the next lines, milliseconds */
  async p95(lines = 200): Promise<number> {
    const from = this.writers.map(({ waits }) => waits.length);
    await this.goesOn(lines);
    return percentile(
      this.writers.flatMap(({ waits }, index) => waits.slice(from[index])),
      0.95,
    );
  }

  /** Waits until everybody is live. @returns milliseconds it took */
  async isLive(withinMs = 60_000): Promise<number> {
    const since = performance.now();
    await waitFor('everybody is live', () => this.writers.every((writer) => writer.live), { withinMs });
    return performance.now() - since;
  }

  /** Ends the typing, waits until everything is saved and all replicas say what the log says, and counts. */
  async settle(): Promise<Account> {
    this.pause();
    await waitFor('everything is saved', () => this.writers.every((writer) => writer.saved), { withinMs: 90_000 });
    const stored = await this.stored();
    const apart = (): string[] => this.writers.flatMap((writer) => writer.apartFrom(stored));
    try {
      await waitFor('all replicas are equal', () => apart().length === 0, { withinMs: 60_000 });
    } catch (error) {
      throw new Error(`the replicas differ: ${apart().join('; ')}`, { cause: error });
    }
    return this.count(stored);
  }

  /** What the log says, read without the server. */
  async stored(): Promise<ReadonlyMap<UnitId, string>> {
    const texts = new Map<UnitId, string>();
    for (const unitId of this.units) texts.set(unitId, await storedText(this.run, unitId));
    return texts;
  }

  private count(stored: ReadonlyMap<UnitId, string>): Account {
    const counts = new Map<string, number>();
    for (const line of [...stored.values()].flatMap((text) => text.split('\n')).filter((one) => one !== ''))
      counts.set(line, (counts.get(line) ?? 0) + 1);
    const typed = new Set(this.writers.flatMap((writer) => writer.typed));
    const acked = this.writers.flatMap((writer) => [...writer.acked]);
    const back = new Set(this.writers.flatMap((writer) => [...writer.handedBack]));
    const gone = (line: string): boolean => !counts.has(line) && !back.has(line);
    return {
      acked: acked.length,
      typed: typed.size,
      lost: acked.filter(gone),
      doubled: [...counts].filter(([, times]) => times > 1).map(([line]) => line),
      strays: [...[...typed].filter(gone), ...[...counts.keys()].filter((one) => !typed.has(one))],
      refused: this.writers.flatMap((writer) => writer.refused.map(({ code }) => code)),
    };
  }
}

async function makeUnits(origin: string, table: LiveTable, count: number): Promise<UnitId[]> {
  const ask = async <T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
    const { data } = await sendGraphql(origin, query, variables, table.people.worker.cookie);
    if (!data) throw new Error('the passage could not be made');
    // The caller states what the query selects.
    return data as T;
  };
  const units: UnitId[] = [];
  for (let at = 0; at < count; at += 1) {
    const input = { recordId: table.recordId, sectionId: table.sectionId, category: 'IDENT', mode: 'joint' };
    const { addUnit } = await ask<{ addUnit: { id: UnitId; epoch: number } }>(ADD, { input });
    await ask(SHARE, addUnit);
    units.push(addUnit.id);
  }
  return units;
}
