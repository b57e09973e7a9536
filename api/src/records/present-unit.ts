import type { UnitContent } from '@soulad/shared/doc';
import type { PartyId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { AttachmentView } from '../files/index.js';
import { answersForCase } from '../sharing/index.js';
import {
  type Manifest,
  type ManifestUnit,
  mayAdd,
  ordersRecord,
  puts,
  sectionOf,
  takesMinutes,
} from './read-manifest.js';
import type { AudienceDotsView, UnitMayView, UnitView } from './record.graphql.js';

interface Shown {
  readonly ordinal: string;
  readonly content: UnitContent;
  /** The words of the content alone. */
  readonly text: string;
  readonly readers: ReadonlySet<PartyId>;
  /** Names of files by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** One unit after the other for the viewer of the manifest. */
export function presentUnits(manifest: Manifest): (unit: ManifestUnit, shown: Shown) => UnitView {
  const dotsOf = dotsOver(manifest);
  return (unit, shown) => presentUnit(manifest, unit, shown, dotsOf);
}

function presentUnit(manifest: Manifest, unit: ManifestUnit, shown: Shown, dotsOf: Dots): UnitView {
  const author = manifest.marks.get(unit.authorParty);
  if (!author) throw new TypeError('The author of a readable unit is not known to its reader.');
  const stake = stakeOf(manifest, unit);
  const together = unit.coAuthors.flatMap((party) => manifest.marks.get(party)?.label ?? []);
  return {
    id: unit.id,
    gen: unit.gen,
    epoch: unit.epoch,
    ordinal: shown.ordinal,
    sectionId: unit.sectionId,
    authorParty: author,
    authorNote: together.length > 0 ? together.join(', ') : null,
    category: unit.category,
    kind: unit.kind,
    mode: unit.mode,
    state: unit.state,
    right: unit.held.right,
    awaitsAcceptance: unit.awaitsAcceptance,
    scribedBy: unit.scribedBy,
    may: stepsOf(manifest, unit, stake),
    audience: dotsOf(shown.readers, stake.full),
    text: shown.text,
    json: shown.content,
    subjects: unit.subjects,
    createdAt: unit.createdAt,
    sharedAt: unit.sharedAt,
    attachments: filesOf(manifest, unit, shown.names),
  };
}

/** The author's side takes off every file, a seat what it brought itself. */
function filesOf(manifest: Manifest, unit: ManifestUnit, names: ReadonlyMap<string, string>): AttachmentView[] {
  if (unit.attachments.length === 0) return [];
  const own = manifest.seats.map((seat) => seat.partyId);
  const side = [unit.authorParty, ...unit.coAuthors, unit.scribeParty];
  const attaches = mayAttach(manifest, unit);
  return unit.attachments.map(({ id, kind, size, addedAt, partyId }) => ({
    ...{ id, kind, size, addedAt, name: names.get(id) ?? '', party: manifest.marks.get(partyId) ?? null },
    mayRemove: attaches && own.some((party) => party === partyId || side.includes(party)),
  }));
}

/** Whoever writes into the unit puts files on it; the minute taker does so for an author at the table. */
function mayAttach(manifest: Manifest, unit: ManifestUnit): boolean {
  const writes = includesRight(unit.held.right, 'write') || (unit.mode === 'owned' && Boolean(takesMinutes(manifest)));
  return writes && manifest.record.state === 'live' && unit.state !== 'withdrawn';
}

interface ViewerStake {
  readonly originator: boolean;
  readonly convener: boolean;
  readonly scribe: boolean;
  readonly full: boolean;
}

function stakeOf({ seats }: Manifest, unit: ManifestUnit): ViewerStake {
  const sits = (party: PartyId | null): boolean => seats.some((seat) => seat.partyId === party);
  const originator = sits(unit.authorParty);
  const convener = seats.some(answersForCase);
  const scribe = sits(unit.scribeParty);
  return { originator, convener, scribe, full: originator || convener || scribe };
}

function stepsOf(manifest: Manifest, unit: ManifestUnit, { originator, convener, scribe }: ViewerStake): UnitMayView {
  const open = mayAdd(manifest);
  const draft = unit.state === 'draft';
  const drafts = draft && (originator || scribe);
  const shared = unit.state === 'shared';
  return {
    share:
      puts(manifest, unit.kind, sectionOf(manifest, unit)?.heading) &&
      draft &&
      (originator || (scribe && !unit.awaitsAcceptance)),
    withdraw: open && shared && (originator || convener),
    move: open && (drafts || originator || ordersRecord(manifest)),
    delete: drafts && unit.sharedAt === null,
    relabel: open && (drafts || (shared && (originator || convener))),
    // Rights may shrink at any time, in closed minutes too.
    narrow: (draft || shared) && (originator || convener),
    allow: open && shared && (originator || convener),
    publish: open && shared && originator,
    accept: unit.awaitsAcceptance && originator && manifest.record.state !== 'closed',
    attach: mayAttach(manifest, unit),
  };
}

type Dots = (readers: ReadonlySet<PartyId>, full: boolean) => AudienceDotsView;

/** Units with the same readers have the same dots: they are drawn once. */
function dotsOver({ marks }: Manifest): Dots {
  const drawn = [new Map<ReadonlySet<PartyId>, AudienceDotsView>(), new Map<ReadonlySet<PartyId>, AudienceDotsView>()];
  return (readers, full) => {
    const known = drawn[full ? 1 : 0];
    const view = known?.get(readers) ?? draw(marks, readers, full);
    known?.set(readers, view);
    return view;
  };
}

function draw(marks: Manifest['marks'], readers: ReadonlySet<PartyId>, full: boolean): AudienceDotsView {
  const dots = [...marks.values()].map((party) => ({ party, sees: readers.has(party.partyId) }));
  const seeing = dots.filter((dot) => dot.sees);
  return {
    full,
    sees: full ? seeing.length : null,
    total: full ? dots.length : null,
    dots,
    onlyParty: full && seeing.length === 1 ? (seeing[0]?.party ?? null) : null,
  };
}
