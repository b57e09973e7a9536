import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import { type CaseScope, caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, textFrom } from '../platform/input.js';
import { partyMarks, rightsOf } from '../sharing/index.js';
import type { AskAccessInput } from './decision.graphql.js';

/** Place under which the question is sealed. */
export const questionPlace = (id: string): string => `access_request|question|${id}`;

/**
 * [P22] A party asks to be told something. The convener is asked, and the party named or the one a passage came from that
 * the asker knows of. Whoever may not know of the asker is not asked, and the asker is not told that.
 * @returns id of the request
 * @throws ProductError NOT_FOUND for what the asker may not know of; BAD_INPUT
 */
export async function askAccess(ctx: RequestContext, input: AskAccessInput): Promise<string> {
  const caseId = idFrom<CaseId>(input.caseId);
  const scope = await caseScope(ctx, caseId);
  const asker = askerOf(scope, input);
  const partyId = given(input.partyId) ? idFrom<PartyId>(input.partyId) : null;
  const unitId = given(input.unitId) ? idFrom<UnitId>(input.unitId) : null;
  const question = textFrom(input.question, 2000);
  if (partyId !== null && !(await partyMarks(ctx, caseId)).has(partyId)) throw new ProductError('NOT_FOUND');
  if (unitId !== null) {
    const held = (await rightsOf(ctx, [unitId], scope.seats)).get(unitId);
    if (!held || !includesRight(held.right, 'knows')) throw new ProductError('NOT_FOUND');
  }
  const id = ctx.ids.uuid();
  const sealed = await ctx.seal(caseId, questionPlace(id), Buffer.from(question));
  const asked = await ctx.sql.query<{ id: PartyId }>('select request_ask($1, $2, $3, $4, $5, $6, $7) as id', [
    ...[id, caseId, asker, input.category ?? null, partyId, unitId, sealed],
  ]);
  // Only the convener asking nobody in particular has nobody to ask.
  if (asked.length === 0) throw new ProductError('BAD_INPUT');
  ctx.audit({
    ...{ action: 'request.ask', caseId, objectType: 'access_request', objectId: id, rule: 'P22' },
    detail: { asker, category: input.category ?? null },
  });
  const to = { partyIds: asked.map((one) => one.id) };
  ctx.notify({ kind: 'request', caseId, objectType: 'access_request', objectId: id, to });
  return id;
}

function askerOf(scope: CaseScope, input: AskAccessInput): PartyId {
  const seats = scope.seats.filter((seat) => !seat.emergency).map((seat) => seat.partyId);
  const [first] = seats;
  if (first === undefined) throw new ProductError('NOT_FOUND');
  if (!given(input.asPartyId)) return first;
  const wanted = seats.find((seat) => seat === input.asPartyId);
  if (wanted === undefined) throw new ProductError('NOT_FOUND');
  return wanted;
}
