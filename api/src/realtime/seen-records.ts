import { Inject, Injectable } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { CaseId, ConferenceId, RecordId } from '@soulad/shared/ids';
import type { ServerMessage } from '@soulad/shared/protocol';
import { caseAsSeen } from '../cases/index.js';
import { conferenceAsSeen } from '../conferences/index.js';
import { noticesAsSeen } from '../notices/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { NoticeSubjects } from '../platform/notices.js';
import { planAsSeen } from '../plans/index.js';
import { type Manifest, manifestRev, readManifest } from '../records/index.js';
import { talkAsSeen } from '../talk/index.js';
import { companionsOf } from './companions.js';
import type { OpenRecord } from './connection.js';

export type Matter = ServerMessage<'changed'>;

/** What the outline of a record is to one viewer. */
export type SeenOutline = Pick<OpenRecord, 'known' | 'rev' | 'units'>;

/** A record and what belongs to it as one viewer sees them, always read with that viewer's eyes: one moment each. */
@Injectable()
export class SeenRecords {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(NoticeSubjects) private readonly subjects: NoticeSubjects,
  ) {}

  /** The record as it is opened. @throws ProductError NOT_FOUND */
  async open(principal: Principal, recordId: RecordId): Promise<OpenRecord> {
    return this.db.inContext(principal, async (ctx) => {
      const manifest = await readManifest(ctx, recordId);
      const [seat] = manifest.seats;
      if (!seat) throw new ProductError('NOT_FOUND');
      ctx.audit({ action: 'record.live', caseId: manifest.record.caseId, objectType: 'record', objectId: recordId });
      const { caseId, conferenceId } = manifest.record;
      const seen = await outlineOf(ctx, manifest);
      return { recordId, caseId, conferenceId, partyId: seat.partyId, ...seen, dropped: new Set(), roster: '' };
    });
  }

  /** Its outline now; undefined when the record is not there for the viewer any more, or the session has ended. */
  async outline(principal: Principal, recordId: RecordId): Promise<SeenOutline | undefined> {
    const read = async (ctx: RequestContext): Promise<SeenOutline> => outlineOf(ctx, await readManifest(ctx, recordId));
    return this.db.atOneMoment(principal, read).catch(unlessGone);
  }

  /** Fingerprints of what the viewer sees of matters; empty where that is nothing, none when the session has ended. */
  async matters(principal: Principal, matters: readonly Matter[]): Promise<readonly string[]> {
    const read = (ctx: RequestContext): Promise<readonly string[]> =>
      Promise.all(matters.map(async (matter) => (await this.look(ctx, matter).catch(unlessGone)) ?? ''));
    return (await this.db.atOneMoment(principal, read).catch(unlessGone)) ?? [];
  }

  private look(ctx: RequestContext, { kind, id }: Matter): Promise<string> {
    // Decoder: the ids of a matter were branded where it was made.
    if (kind === 'notices') return noticesAsSeen(ctx, this.subjects);
    if (kind === 'talk') return talkAsSeen(ctx, id as RecordId);
    return kind === 'conference' ? conferenceAsSeen(ctx, id as ConferenceId) : caseAsSeen(ctx, id as CaseId);
  }
}

const GONE: ReadonlySet<string> = new Set(['NOT_FOUND', 'UNAUTHENTICATED']);

function unlessGone(error: unknown): undefined {
  if (!(error instanceof ProductError) || !GONE.has(error.code)) throw error;
  return undefined;
}

/** Of a plan the fields beside its units are part of the outline. */
async function outlineOf(ctx: RequestContext, manifest: Manifest): Promise<SeenOutline> {
  const [known, plan] = await Promise.all([companionsOf(ctx, manifest), planAsSeen(ctx, manifest)]);
  const units = new Set(manifest.sections.flatMap((section) => section.units.map((unit) => unit.id)));
  return { known, units, rev: `${manifestRev(manifest)} ${plan}` };
}
