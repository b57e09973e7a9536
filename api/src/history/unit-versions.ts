import {
  canonicalContent,
  encodeUtf8,
  plainText,
  readContent,
  sha256,
  type UnitContent,
  unitFragment,
} from '@soulad/shared/doc';
import type { Instant, PartyId, UserId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import type { RequestContext } from '../platform/context.js';
import type { Manifest, ManifestUnit } from '../records/index.js';
import { openRows, openSnapshot } from '../sharing/index.js';
import { type LogRow, readableLog, type ReadableGeneration } from './readable-log.js';

/** `begun`: the text as the viewer first had it. `edited`: a burst of one party. `cut`: text moved out of the unit. */
export type VersionKind = 'begun' | 'edited' | 'cut';

/** One state of a unit's text that the viewer may read. */
export interface Version {
  /** Names the version to its viewer; says nothing of numbers inside. */
  readonly id: string;
  readonly kind: VersionKind;
  readonly since: Instant;
  readonly at: Instant;
  /** Who wrote it; null for what the server did. */
  readonly party: PartyId | null;
  readonly users: readonly UserId[];
  readonly content: UnitContent;
}

/** A party that goes on within this time still works on the same version. */
const BURST_MS = 5 * 60_000;

/**
 * Versions of a unit for one viewer, oldest first. A version that looks to this viewer like the one before it is not in
 * the list, so that what only others may read leaves no gap (realtime B.6, 17). Texts come out of a fresh document at
 * the end of each burst: what had been deleted by then is in none of them.
 */
export async function versionsOf(
  ctx: RequestContext,
  manifest: Manifest,
  unit: ManifestUnit,
): Promise<readonly Version[]> {
  const versions: Version[] = [];
  for (const generation of await readableLog(ctx, manifest, unit)) {
    const first = versions.length === 0;
    const begun: Pick<Version, 'kind' | 'at' | 'party'> = first
      ? { kind: 'begun', at: beginning(unit, generation), party: unit.authorParty }
      : { kind: 'cut', at: generation.madeAt, party: null };
    versions.push(...(await versionsIn(ctx, unit, generation, begun)));
  }
  return versions.filter((version, at) => {
    const before = versions[at - 1];
    if (before === undefined) return plainText(version.content).trim() !== '' || versions.length === 1;
    return canonicalContent(version.content) !== canonicalContent(before.content);
  });
}

function beginning(unit: ManifestUnit, { gen, madeAt, base }: ReadableGeneration): Instant {
  if (gen > 1) return madeAt;
  return Number(base.seq) > 0 ? (unit.sharedAt ?? unit.createdAt) : unit.createdAt;
}

async function versionsIn(
  ctx: RequestContext,
  unit: ManifestUnit,
  { gen, base, rows }: ReadableGeneration,
  begun: Pick<Version, 'kind' | 'at' | 'party'>,
): Promise<Version[]> {
  const doc = new Y.Doc({ gc: true });
  const fragment = unitFragment(doc, unit.id, gen);
  const named = (seq: string | number): string => idOf([unit.id, gen, Number(seq)]);
  Y.applyUpdate(doc, await openSnapshot(ctx, base));
  const start = { ...begun, id: named(base.seq), since: begun.at, users: [], content: readContent(fragment) };
  const versions: Version[] = [start];
  for (const burst of burstsOf(rows)) {
    const opened = await openRows(ctx, base, burst);
    doc.transact(() => opened.forEach((update) => Y.applyUpdate(doc, update)));
    const [first, last] = [burst[0], burst.at(-1)];
    if (first === undefined || last === undefined) continue;
    const who = { party: first.party, users: [...new Set(burst.map((row) => row.user))] };
    const when = { since: first.at, at: last.at };
    versions.push({ id: named(first.seq), kind: 'edited', ...who, ...when, content: readContent(fragment) });
  }
  doc.destroy();
  return versions;
}

function burstsOf(rows: readonly LogRow[]): LogRow[][] {
  const bursts: LogRow[][] = [];
  for (const row of rows) {
    const last = bursts.at(-1)?.at(-1);
    if (last !== undefined && last.party === row.party && row.at - last.at <= BURST_MS) bursts.at(-1)?.push(row);
    else bursts.push([row]);
  }
  return bursts;
}

function idOf(parts: readonly (string | number)[]): string {
  return Buffer.from(sha256(encodeUtf8(parts.join('|'))))
    .toString('base64url')
    .slice(0, 16);
}
