import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { UnitId } from '../ids/index.js';
import { editAtRandom, mutate } from '../testing/index.js';
import { contentHash, firstGeneration, guardUpdate, readContent, unitFragment, unitRootName } from './index.js';

const UNIT = '7b2f9e44-6c1d-4d0e-9a55-0f1e2d3c4b5a' as UnitId;
const ROOT = unitRootName(UNIT, 1);
const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);
const MUTANTS = process.env.SOULAD_LONG ? 50_000 : 5_000;
const WRITERS = [70_001, 70_002, 70_003];

function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('guard: mutants', () => {
  it(
    `[D1] ${MUTANTS} mutated updates: what passes applies without a throw and leaves nothing pending (seed ${SEED})`,
    { timeout: 300_000 },
    () => {
      const pick = seeded(SEED);
      const server = new Y.Doc({ gc: true });
      Y.applyUpdate(server, firstGeneration({ unitId: UNIT, gen: 1, text: 'začátek zápisu' }));
      const replicas = WRITERS.map((clientId) => {
        const doc = new Y.Doc({ gc: true });
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
        doc.clientID = clientId;
        return doc;
      });
      const soil: Uint8Array[] = [new Uint8Array([0, 0])];
      let passed = 0;
      let slowest = 0;
      for (let round = 0; round < MUTANTS; round++) {
        if (round % 5 === 0) soil.push(grow(server, replicas, pick));
        const mutant = mutate(
          soil[pick(soil.length)] ?? new Uint8Array(),
          soil[pick(soil.length)] ?? new Uint8Array(),
          pick,
        );
        // Mutants are tried on a copy now and then kept, so that the soil stays what honest editors share.
        const started = performance.now();
        const verdict = guardUpdate(mutant, {
          doc: server,
          rootName: ROOT,
          leased: new Set([WRITERS[pick(3)] ?? 0]),
          maxBytes: 256 * 1024,
        });
        slowest = Math.max(slowest, performance.now() - started);
        if (!verdict.ok) continue;
        passed += 1;
        Y.applyUpdate(server, mutant);
        expect(server.store.pendingStructs).toBeNull();
        expect(server.store.pendingDs).toBeNull();
        expect(contentHash(readContent(unitFragment(server, UNIT, 1))).length).toBe(32);
        resync(server, replicas);
      }
      expect(passed).toBeGreaterThan(0);
      expect(slowest).toBeLessThan(500);
      for (const { type } of readContent(unitFragment(server, UNIT, 1)).content) expect(type).not.toBe('listItem');
    },
  );
});

/** One honest edit, let through by the guard: false refusals are counted as failures. */
function grow(server: Y.Doc, replicas: readonly Y.Doc[], pick: (below: number) => number): Uint8Array {
  const writer = replicas[pick(replicas.length)];
  if (!writer) return new Uint8Array();
  const before = Y.encodeStateVector(server);
  editAtRandom(writer, unitFragment(writer, UNIT, 1), pick);
  const update = Y.encodeStateAsUpdate(writer, before);
  expect(
    guardUpdate(update, { doc: server, rootName: ROOT, leased: new Set([writer.clientID]), maxBytes: 256 * 1024 }),
  ).toEqual({ ok: true });
  Y.applyUpdate(server, update);
  resync(server, replicas);
  return update;
}

function resync(server: Y.Doc, replicas: readonly Y.Doc[]): void {
  replicas.forEach((doc, index) => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
    // A mutant under this writer's id has arrived: Yjs leaves the id, the lease goes on.
    doc.clientID = WRITERS[index] ?? doc.clientID;
  });
}
