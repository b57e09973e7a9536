import { plainText } from '@soulad/shared/doc';
import type { CaseId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import { commentWindow, type Day, MINUTES, nextSteps, windowOver } from '@soulad/shared/workflow';
import { termEnds } from '../clocks/index.js';
import { knownConference, timesOf } from '../conferences/index.js';
import type { RequestContext } from '../platform/context.js';
import { contentsOf, type ManifestUnit, mayDissent } from '../records/index.js';
import { revisionsOf } from '../revisions/index.js';
import { type PartyMarkView, readersWhenShared } from '../sharing/index.js';
import { askedParties, dayAt, type KnownMinutes, knownMinutes } from './known-minutes.js';
import type { CommentWindowView, MinutesDissentView, MinutesVersionView, MinutesView } from './minutes.graphql.js';
import { aboutOf, assentsOf, type MinutesRow, versionsOf } from './minutes.repository.js';
import { ordinalOf } from './questions.js';
import { usualCommentDays } from './step-minutes.js';

/** How far the minutes are, for the caller; the read is noted. @throws ProductError NOT_FOUND */
export async function readMinutes(ctx: RequestContext, recordId: RecordId): Promise<MinutesView> {
  const known = await knownMinutes(ctx, recordId);
  const { row, convenes, manifest } = known;
  const { caseId, conferenceId } = manifest.record;
  const asked = convenes ? await askedParties(ctx, known) : [];
  const said = await assentsOf(ctx, row);
  const comments = windowOf(row, dayAt(ctx.now));
  const marks = (ids: readonly PartyId[]): PartyMarkView[] => ids.flatMap((id) => manifest.marks.get(id) ?? []);
  const lead = convenes && !row.superseded && (manifest.record.state !== 'closed' || row.state === 'closed');
  ctx.audit({ action: 'minutes.read', caseId, objectType: 'record', objectId: recordId });
  return {
    ...{ recordId, caseId, conferenceId, version: row.version, state: row.state, since: row.since },
    nextSteps: lead ? [...nextSteps(MINUTES, row.state)] : [],
    readyBy: await readyBy(ctx, known),
    labelsCheckedAt: convenes ? row.labelsCheckedAt : null,
    comments,
    usualDays: lead ? await usualCommentDays(ctx, known) : null,
    noCommentsSaid: known.own.some((party) => said.includes(party)),
    withoutComments: convenes ? marks(said) : [],
    waitingFor: marks(asked.filter((party) => row.state === 'for-comments' && !said.includes(party))),
    dissents: await dissentsOf(ctx, known),
    versions: await versionsSeen(ctx, recordId),
    closedAt: row.closedAt,
    may: {
      lead,
      sayNoComments: row.state === 'for-comments' && manifest.seats.some((seat) => !seat.emergency && !seat.isConvener),
      dissent: mayDissent(manifest),
      close: lead && comments !== null && row.state === 'for-comments' && windowOver(comments, asked, said),
    },
  };
}

function windowOf({ commentsFrom, commentsUntil }: MinutesRow, today: Day): CommentWindowView | null {
  return commentsFrom === null || commentsUntil === null ? null : commentWindow(commentsFrom, commentsUntil, today);
}

/** [W15] The day by which the minutes are promised: the one named, or the end of the term of the office. */
export async function readyBy(ctx: RequestContext, { row, manifest }: KnownMinutes): Promise<Day | null> {
  const { conferenceId, conferenceState } = manifest.record;
  if (conferenceState !== 'ended' || !conferenceId) return null;
  const { endsAt } = timesOf(await knownConference(ctx, conferenceId));
  return dayPromised(ctx, row, manifest.record.caseId, endsAt);
}

/** The same of a meeting that has ended, for a reader for whom it ended then. @throws ProductError NOT_FOUND */
export async function promisedDay(ctx: RequestContext, recordId: RecordId, endsAt: number): Promise<Day> {
  const { row, manifest } = await knownMinutes(ctx, recordId);
  return dayPromised(ctx, row, manifest.record.caseId, endsAt);
}

async function dayPromised(ctx: RequestContext, row: MinutesRow, caseId: CaseId, endsAt: number): Promise<Day> {
  return row.readyBy ?? termEnds(ctx, caseId, 'minutes', row.version > 1 ? row.beganAt : endsAt);
}

/** [W14] Dissents that the viewer reads; an own one that is not on the table yet says who will read it. */
async function dissentsOf(ctx: RequestContext, { manifest, own }: KnownMinutes): Promise<MinutesDissentView[]> {
  const units = manifest.sections
    .flatMap((section) => section.units)
    .filter((unit) => unit.kind === 'dissent' && unit.state !== 'withdrawn');
  if (units.length === 0) return [];
  const texts = await contentsOf(ctx, units);
  const about = await aboutOf(
    ctx,
    units.map(({ id }) => id),
  );
  const drafts = units.filter((unit) => isOwnDraft(unit, own)).map(({ id }) => id);
  const readers = await readersWhenShared(ctx, manifest.record.caseId, drafts);
  await ctx.sql.query('select disclose($1, $2)', [units.map(({ id }) => id), 'projection']);
  const shown = new Set(manifest.sections.flatMap((section) => section.units.map(({ id }) => id)));
  return units.flatMap((unit) => {
    const party = manifest.marks.get(unit.authorParty);
    const content = texts.get(unit.id);
    if (!party || !content) return [];
    const subject = about.get(unit.id);
    const aboutUnitId: UnitId | null = subject !== undefined && shown.has(subject) ? subject : null;
    const willSee = [...(readers.get(unit.id) ?? [])].flatMap((id) => manifest.marks.get(id) ?? []);
    return [
      {
        ...{ unitId: unit.id, ordinal: ordinalOf(manifest, unit.id), party, text: plainText(content) },
        ...{ aboutUnitId, aboutOrdinal: aboutUnitId && ordinalOf(manifest, aboutUnitId) },
        ...{ draft: unit.state === 'draft', epoch: unit.epoch, willSee },
      },
    ];
  });
}

function isOwnDraft({ state, authorParty }: ManifestUnit, own: readonly PartyId[]): boolean {
  return state === 'draft' && own.includes(authorParty);
}

/** A version is listed for whoever may know of its record. */
async function versionsSeen(ctx: RequestContext, recordId: RecordId): Promise<MinutesVersionView[]> {
  const seen: MinutesVersionView[] = [];
  for (const { recordId: id, version, state, closedAt } of await versionsOf(ctx, recordId)) {
    const known = id === recordId || (await knownMinutes(ctx, id).catch(() => undefined));
    if (!known) continue;
    const cut = state === 'closed' ? (await revisionsOf(ctx, id)).at(-1) : undefined;
    seen.push({ recordId: id, version, state, closedAt, fingerprint: cut?.fingerprint ?? null });
  }
  return seen;
}
