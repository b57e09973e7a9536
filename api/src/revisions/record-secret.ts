import type { CaseId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import { createHmac } from 'node:crypto';
import type { RequestContext } from '../platform/context.js';
import { LEAF_PLACES } from './leaf-content.js';

interface Place {
  readonly caseId: CaseId;
  readonly recordId: RecordId;
}

/** Keys of one record that never leave it together: each party is told its own. */
export class RecordSecret {
  constructor(private readonly secret: Buffer) {}

  /** Key of the view of one party. */
  viewKey(party: PartyId): Buffer {
    return this.made(`view|${party}`);
  }

  /** The same for the same words of a unit, in whichever revision; nothing for whoever lacks the secret. */
  sameAs(unit: UnitId, contentHash: string): Buffer {
    return this.made(`same|${unit}|${contentHash}`);
  }

  /** The same for the same thing named in the same field of a unit. */
  mention(unit: UnitId, field: string, id: string): Buffer {
    return this.made(`mention|${unit}|${field}|${id}`);
  }

  private made(what: string): Buffer {
    return createHmac('sha256', this.secret).update(what).digest();
  }
}

/** The secret of a record, made when it has none. */
export async function openSecret(ctx: RequestContext, { caseId, recordId }: Place): Promise<RecordSecret> {
  const standing = await ask(ctx, recordId, null);
  const place = LEAF_PLACES.secret(recordId);
  const sealed = standing ?? (await ask(ctx, recordId, await ctx.seal(caseId, place, ctx.ids.bytes(32))));
  if (sealed === null) throw new TypeError('The secret of a record was not kept.');
  return new RecordSecret(await ctx.open(caseId, place, sealed));
}

async function ask(ctx: RequestContext, recordId: RecordId, fresh: Buffer | null): Promise<Buffer | null> {
  const [row] = await ctx.sql.query<{ secret: Buffer | null }>('select revision_secret($1, $2) as secret', [
    recordId,
    fresh,
  ]);
  return row?.secret ?? null;
}
