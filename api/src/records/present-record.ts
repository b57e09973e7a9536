import type { PartyId, UnitId } from '@soulad/shared/ids';
import { nameOf } from '../files/index.js';
import type { RequestContext } from '../platform/context.js';
import { type PartyMarkView, readersWhenShared } from '../sharing/index.js';
import { hash } from 'node:crypto';
import { presentUnits } from './present-unit.js';
import { addsTo, type Manifest, type ManifestUnit, mayAdd, ordersRecord } from './read-manifest.js';
import { type Readers, readersOf } from './readers.js';
import type { RecordView } from './record.graphql.js';
import { type UnitWords, wordsOf } from './read-texts.js';

export type Way = 'projection' | 'preview';

interface Shown {
  /** Null: it does not leave yet; whoever hands it out notes it then [W60]. */
  readonly way: Way | null;
  readonly action: string;
  readonly asParty?: PartyMarkView;
  /** Nobody asked what the units say: the words are left out of it. */
  readonly withoutWords?: boolean;
  /** The one unit that is to leave, under its number in the whole; all of them unless said. */
  readonly only?: UnitId;
}

const NO_WORDS: UnitWords = { content: { type: 'doc', content: [] }, text: '' };
const NOBODY: ReadonlySet<PartyId> = new Set();

/**
 * A record with its text for one viewer: the only presenter of records. Notes the disclosure and the read in the same
 * transaction, so that both are committed before the answer leaves [I10].
 */
export async function presentRecord(ctx: RequestContext, manifest: Manifest, shown: Shown): Promise<RecordView> {
  const leaves = ({ id }: ManifestUnit): boolean => shown.only === undefined || id === shown.only;
  const units = manifest.sections.flatMap((section) => section.units).filter(leaves);
  const ids = units.map((unit) => unit.id);
  const words = await wordsShown(ctx, manifest, units, shown);
  const readers = await readersShown(ctx, manifest, units);
  const names = await namesOf(ctx, units);
  const present = presentUnits(manifest);
  const adds = (heading: string): boolean => shown.asParty === undefined && addsTo(manifest, heading);
  const sections = manifest.sections.map(({ units: own, ...section }, index) => ({
    id: section.id,
    ordinal: String(index + 1),
    heading: section.heading,
    title: section.title,
    defaultCategory: section.defaultCategory,
    agendaItemId: section.agendaItemId,
    canAdd: adds(section.heading),
    units: own.flatMap((unit, at) => {
      if (!leaves(unit)) return [];
      const ordinal = `${index + 1}.${at + 1}`;
      const said = words.get(unit.id) ?? NO_WORDS;
      return [present(unit, { ...said, ordinal, readers: readers.get(unit.id) ?? NOBODY, names })];
    }),
  }));
  await noteRead(ctx, manifest, ids, shown);
  const { id, caseId, conferenceId, state } = manifest.record;
  return {
    ...{ id, caseId, conferenceId, state },
    rev: manifestRev(manifest),
    asParty: shown.asParty ?? null,
    sections,
    parties: [...manifest.marks.values()],
    mayAdd: manifest.sections.some(({ heading }) => adds(heading)),
  };
}

async function wordsShown(
  ctx: RequestContext,
  { record }: Manifest,
  units: readonly ManifestUnit[],
  { withoutWords }: Shown,
): Promise<ReadonlyMap<UnitId, UnitWords>> {
  if (withoutWords !== true) return wordsOf(ctx, record.caseId, units);
  // Of a case whose key is destroyed there is no outline either: an open page is to say so, not to stand empty.
  if (units.length > 0) await ctx.keyHeld(record.caseId);
  return new Map();
}

/** Names of the files on the units, opened. */
async function namesOf(ctx: RequestContext, units: readonly ManifestUnit[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const file of units.flatMap((unit) => unit.attachments)) names.set(file.id, await nameOf(ctx, file));
  return names;
}

/** Who reads each unit; of a draft the dots say who will once it is shared. */
async function readersShown(
  ctx: RequestContext,
  { record }: Manifest,
  units: readonly ManifestUnit[],
): Promise<Readers> {
  const drafts = units.filter((unit) => unit.state === 'draft').map((unit) => unit.id);
  const now = await readersOf(
    ctx,
    units.map((unit) => unit.id),
  );
  return new Map([...now, ...(await readersWhenShared(ctx, record.caseId, drafts))]);
}

/**
 * A short fingerprint of what the viewer sees of the outline: it changes exactly when that changes. Epochs and texts
 * are not in it, for they move with what others do.
 */
export function manifestRev(manifest: Manifest): string {
  const outline = [
    manifest.record.state,
    // What it lets the viewer do, not the state itself: a part before the viewer's own has its own pace.
    [mayAdd(manifest), ordersRecord(manifest)],
    [...manifest.marks.values()].map((mark) => [mark.partyId, mark.letter, mark.label]),
    manifest.sections.map((section) => [
      section.id,
      section.units.map((unit) => [
        ...[unit.id, unit.gen, unit.category, unit.kind, unit.mode, unit.state, unit.held.right],
        ...[unit.awaitsAcceptance, unit.scribedBy, unit.sharedAt, unit.authorParty, unit.subjects],
        ...unit.attachments.map((file) => file.id),
      ]),
    ]),
  ];
  return hash('sha256', JSON.stringify(outline), 'base64url').slice(0, 22);
}

async function noteRead(
  ctx: RequestContext,
  { record }: Manifest,
  ids: readonly UnitId[],
  shown: Shown,
): Promise<void> {
  if (shown.way === null) return;
  await ctx.sql.query('select disclose($1, $2)', [ids, shown.way]);
  ctx.audit({
    action: shown.action,
    caseId: record.caseId,
    objectType: 'record',
    objectId: record.id,
    detail: { units: ids, ...(shown.asParty ? { asParty: shown.asParty.partyId } : {}) },
  });
}
