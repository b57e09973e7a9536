import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { UnitId } from '../ids/index.js';
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

/** Everything an editor does, at random: the soil in which mutants grow. */
function act(doc: Y.Doc, pick: (below: number) => number): void {
  const root = unitFragment(doc, UNIT, 1);
  const block = root.length > 0 ? root.get(pick(root.length)) : undefined;
  doc.transact(() => {
    if (!(block instanceof Y.XmlElement) || pick(6) === 0) {
      const [name, ...within] = [
        ['paragraph'],
        ['heading'],
        ['bulletList', 'listItem', 'paragraph'],
        ['blockquote', 'paragraph'],
      ][pick(4)] ?? ['paragraph'];
      const made = new Y.XmlElement(name ?? 'paragraph');
      if (name === 'heading') made.setAttribute('level', (1 + pick(3)) as unknown as string);
      let inner = made;
      for (const next of within) {
        const child = new Y.XmlElement(next);
        inner.insert(0, [child]);
        inner = child;
      }
      inner.insert(0, [new Y.XmlText('nový')]);
      return root.insert(pick(root.length + 1), [made]);
    }
    if (pick(12) === 0) return root.delete(0, 1);
    const text = block.toArray().find((child) => child instanceof Y.XmlText);
    if (!text) return;
    const at = pick(text.length + 1);
    const roll = pick(5);
    if (roll < 3) text.insert(at, ['slovo ', 'č', '🙂'][pick(3)] ?? 'x');
    else if (roll === 3 && at < text.length) text.delete(at, 1);
    else if (at < text.length) text.format(at, 1, { bold: pick(2) === 0 ? {} : null });
  });
}

function mutate(bytes: Uint8Array, other: Uint8Array, pick: (below: number) => number): Uint8Array {
  const copy = [...bytes];
  for (let changes = 1 + pick(3); changes > 0; changes--) {
    const at = pick(copy.length + 1);
    const roll = pick(6);
    if (roll === 0) copy[at] = pick(256);
    else if (roll === 1) copy.splice(at, 1 + pick(3));
    else if (roll === 2) copy.splice(at, 0, ...Array.from({ length: 1 + pick(4) }, () => pick(256)));
    else if (roll === 3) copy[at] = [0, 1, 127, 128, 255][pick(5)] ?? 0;
    else if (roll === 4) copy.splice(at, copy.length, ...other.slice(pick(other.length)));
    else copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
  }
  return Uint8Array.from(copy);
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
  act(writer, pick);
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
