import { joinRecord, layTable, type LiveTable, seatPerson, type Sitter, storedText } from '@soulad/api/testing';
import { plainText, readContent } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import type { RecordSync } from '@soulad/shared/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { asAdministrator } from '../support/databases.js';
import { startSystem, type System } from '../support/system.js';
import { waitFor } from '../support/wait-for.js';

const WRITERS = 10;
const UNITS = 3;
const KILLS = 20;
/** Lines that must be acknowledged between two kills. */
const ACKED_BETWEEN = 15;
const KEY_MS = 150;
const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);

let system: System;
let table: LiveTable;

beforeAll(async () => {
  system = await startSystem();
  table = await layTable((text, params) => asAdministrator(system.database, text, params));
});
afterAll(() => system?.stop());

/** Somebody who types a line of their own, again and again, and knows which lines the server has acknowledged. */
class Writer {
  readonly typed: string[] = [];
  readonly acked = new Set<string>();
  readonly refused: string[] = [];
  readonly record: RecordSync;
  readonly #transport: { close(): void };
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly name: string,
    sitter: Sitter,
    private readonly units: readonly UnitId[],
    private readonly random: () => number,
  ) {
    const { record, transport } = joinRecord(system.origin, sitter.ticket, table.recordId);
    this.record = record;
    this.#transport = transport;
    record.events.on('refused', ({ code }) => this.refused.push(code));
    record.setUnits(units.map((unitId) => ({ unitId, gen: 1 })));
    for (const unit of record.units())
      unit.events.on('save', ({ pending }) => pending === 0 && this.acknowledge(unit.unitId));
  }

  start(): void {
    this.#timer = setInterval(() => this.type(), KEY_MS);
  }

  pause(): void {
    clearInterval(this.#timer);
  }

  close(): void {
    this.pause();
    this.record.dispose();
    this.#transport.close();
  }

  textOf(unitId: UnitId): string {
    const unit = this.record.unit(unitId);
    return unit ? plainText(readContent(unit.fragment)) : '';
  }

  private type(): void {
    const unitId = this.units[Math.floor(this.random() * this.units.length)];
    const unit = unitId && this.record.unit(unitId);
    if (!unit || unit.right !== 'write') return;
    const line = `${unitId.slice(0, 4)}/${this.name}/${this.typed.length}`;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(line)]);
    this.typed.push(line);
    unit.fragment.insert(Math.floor(this.random() * (unit.fragment.length + 1)), [paragraph]);
  }

  // With nothing pending in a unit, the server has acknowledged every line typed into it.
  private acknowledge(unitId: UnitId): void {
    for (const line of this.typed) if (line.startsWith(unitId.slice(0, 4))) this.acked.add(line);
  }
}

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

async function makeUnits(): Promise<UnitId[]> {
  const ask = async <T>(query: string, variables: object): Promise<T> => {
    const headers = { 'content-type': 'application/json', cookie: table.people.worker.cookie };
    const answer = await fetch(`${system.origin}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const { data } = (await answer.json()) as { data: T | null };
    if (!data) throw new Error('the unit could not be made');
    return data;
  };
  const units: UnitId[] = [];
  for (let at = 0; at < UNITS; at++) {
    const input = { recordId: table.recordId, sectionId: table.sectionId, category: 'IDENT', mode: 'joint' };
    const { addUnit } = await ask<{ addUnit: { id: UnitId; epoch: number } }>(
      'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }',
      { input },
    );
    await ask('mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }', addUnit);
    units.push(addUnit.id);
  }
  return units;
}

async function makeWriters(units: readonly UnitId[]): Promise<Writer[]> {
  const run = (text: string, params?: unknown[]) => asAdministrator(system.database, text, params);
  const [school] = await asAdministrator<{ id: string }>(
    system.database,
    'select agency_id as id from party where id = $1',
    [table.parties.school],
  );
  const sitters = [table.people.worker, table.people.minutes, table.people.teacher, table.people.ngo];
  while (sitters.length < WRITERS) {
    sitters.push(
      await seatPerson(run, {
        partyId: table.parties.school,
        agencyId: school?.id ?? null,
        role: 'member',
        name: `Učitel ${sitters.length}`,
      }),
    );
  }
  const random = seeded(SEED);
  return sitters.map((sitter, index) => new Writer(String.fromCharCode(97 + index), sitter, units, random));
}

const total = (writers: readonly Writer[]): number => writers.reduce((sum, writer) => sum + writer.acked.size, 0);

describe('SIGKILL of the server', () => {
  it(
    `[I6] loses no acknowledged edit and doubles none, ${KILLS} times over (seed ${SEED})`,
    { timeout: 300_000 },
    async () => {
      const units = await makeUnits();
      const writers = await makeWriters(units);
      try {
        await waitFor(
          'everybody is live',
          () => writers.every(({ record }) => record.units().every((unit) => unit.phase === 'live')),
          { withinMs: 30_000 },
        );
        for (const writer of writers) writer.start();
        for (let kill = 0; kill < KILLS; kill++) {
          const before = total(writers);
          await waitFor('edits are acknowledged', () => total(writers) >= before + ACKED_BETWEEN, { withinMs: 30_000 });
          await system.crash();
        }
        for (const writer of writers) writer.pause();
        await waitFor(
          'everything is saved',
          () =>
            writers.every(
              ({ record }) => record.save.status === 'saved' && record.units().every((unit) => unit.phase === 'live'),
            ),
          { withinMs: 60_000 },
        );
        const stored = await storedTexts(units);
        await waitFor(
          'all replicas are equal',
          () => writers.every((writer) => units.every((unitId) => writer.textOf(unitId) === stored.get(unitId))),
          { withinMs: 60_000 },
        );
        expect(writers.flatMap((writer) => writer.refused)).toEqual([]);
        const lines = [...stored.values()].flatMap((text) => text.split('\n')).filter((line) => line !== '');
        const counts = new Map<string, number>();
        for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
        const acked = writers.flatMap((writer) => [...writer.acked]);
        expect(acked.filter((line) => counts.get(line) !== 1)).toEqual([]);
        expect(lines.toSorted()).toEqual(writers.flatMap((writer) => writer.typed).toSorted());
        expect(acked.length).toBeGreaterThanOrEqual(KILLS * ACKED_BETWEEN);
        process.stdout.write(`kill test: ${KILLS} kills, ${acked.length} lines acknowledged, 0 lost, 0 doubled\n`);
      } finally {
        for (const writer of writers) writer.close();
      }
    },
  );
});

/** What the log says, read without the server. */
async function storedTexts(units: readonly UnitId[]): Promise<Map<UnitId, string>> {
  const texts = new Map<UnitId, string>();
  const run = <Row extends object>(text: string, params?: unknown[]): Promise<Row[]> =>
    asAdministrator<Row>(system.database, text, params);
  for (const unitId of units) texts.set(unitId, await storedText(run, unitId));
  return texts;
}
