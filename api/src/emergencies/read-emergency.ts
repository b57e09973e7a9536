import type { CaseId, Instant } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { unlessErased } from '../platform/keys/index.js';
import {
  type EmergencyReader,
  emergencyReader,
  type EmergencyRow,
  emergencyRows,
  openedIn,
  requireEmergency,
} from './emergencies.repository.js';
import type { EmergencyView } from './emergency.graphql.js';
import { reasonPlace, wordsPlace } from './emergency-place.js';

/** Uses of the emergency access that the caller may be told of: own ones, of the own office, of the own cases. */
export async function listEmergencies(ctx: RequestContext, runningOnly: boolean): Promise<EmergencyView[]> {
  const rows = (await emergencyRows(ctx)).filter((row) => !runningOnly || isOn(row, ctx.now));
  if (rows.length === 0) return [];
  const reader = await emergencyReader(ctx);
  const views: EmergencyView[] = [];
  for (const row of rows) views.push(await present(ctx, row, reader));
  return views;
}

/** One of them with what was opened. @throws ProductError NOT_FOUND */
export async function readEmergency(ctx: RequestContext, id: string): Promise<EmergencyView> {
  const row = await requireEmergency(ctx, id);
  ctx.audit({ action: 'emergency.read', caseId: row.case_id, objectType: 'emergency', objectId: row.id });
  return { ...(await present(ctx, row, await emergencyReader(ctx))), opened: await openedIn(ctx, row.id) };
}

/** An emergency as the page of its case tells of it. */
export interface EmergencyNote {
  readonly id: string;
  readonly personName: string;
  readonly mine: boolean;
  readonly beganAt: Instant;
  readonly until: Instant;
  readonly endedAt: Instant | null;
  readonly reviewed: boolean;
}

/** Those of one case, without words. The caller has the case; row-level security keeps them from all but the convening seat. */
export async function emergencyNotes(ctx: RequestContext, caseId: CaseId): Promise<EmergencyNote[]> {
  const rows = await emergencyRows(ctx, caseId);
  return rows.map((row) => ({
    id: row.id,
    personName: row.person,
    mine: row.user_id === ctx.userId,
    beganAt: row.began_at,
    until: row.until,
    endedAt: row.ended_at,
    reviewed: row.verdict !== null,
  }));
}

function isOn(row: EmergencyRow, now: Instant): boolean {
  return row.ended_at === null && row.until > now;
}

async function present(ctx: RequestContext, row: EmergencyRow, reader: EmergencyReader): Promise<EmergencyView> {
  const words = async (place: string, sealed: Buffer): Promise<string> =>
    (await unlessErased(ctx.open(row.case_id, place, sealed), Buffer.alloc(0))).toString();
  const mine = row.user_id === ctx.userId;
  const running = isOn(row, ctx.now);
  const { verdict, reviewer, reviewed_at: at } = row;
  const answers = reader.answers(row.case_id);
  return {
    id: row.id,
    caseId: row.case_id,
    fileMark: row.file_mark,
    personName: row.person,
    mine,
    reason: await words(reasonPlace(row.id), row.reason),
    beganAt: row.began_at,
    until: row.until,
    endedAt: row.ended_at,
    running,
    review:
      verdict === null || row.words === null || at === null
        ? null
        : { verdict, words: await words(wordsPlace(row.id), row.words), byName: reviewer ?? '', at },
    opened: [],
    may: {
      end: running && (mine || answers),
      review: !running && !mine && verdict === null && (reader.head || reader.hosts(row.case_id)),
    },
  };
}
