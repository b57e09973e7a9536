import { ProductError } from '@soulad/shared/errors';
import type { CaseId, RecordId } from '@soulad/shared/ids';
import { type CaseScope, caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { readManifest } from '../records/index.js';
import { type PartyMarkView, partyMarks } from '../sharing/index.js';
import type { CopyChoicesView } from './copy.graphql.js';
import type { CopyKind } from './words.js';

/** What can be copied of a record, by its kind. */
const OF_RECORD: Readonly<Record<string, readonly CopyKind[]>> = {
  minutes: ['minutes', 'attendance'],
  plan: ['plan', 'family'],
};

/** What there is to choose from, for the form and for the check of what comes back from it. */
export interface Choices {
  readonly caseId: CaseId;
  readonly kinds: readonly CopyKind[];
  readonly own: PartyMarkView;
  readonly others: readonly PartyMarkView[];
  readonly closed: boolean;
}

/**
 * What the caller may have copied of a record [W60]. Everybody at the table has an own copy; the convener makes one for
 * another party, too. An emergency makes none: it only reads.
 * @throws ProductError NOT_FOUND for a record the caller cannot reach, FORBIDDEN_STEP in an emergency
 */
export async function choicesFor(ctx: RequestContext, recordId: RecordId): Promise<Choices> {
  const { record } = await readManifest(ctx, recordId);
  const scope = await caseScope(ctx, record.caseId);
  const marks = await partyMarks(ctx, record.caseId);
  const own = ownMark(scope, marks);
  return {
    caseId: record.caseId,
    kinds: OF_RECORD[record.kind] ?? [],
    own,
    others: scope.convenes ? [...marks.values()].filter(({ partyId }) => !scope.partyIds.includes(partyId)) : [],
    closed: record.state === 'closed',
  };
}

/** The same, shown. */
export async function copyChoices(ctx: RequestContext, recordId: RecordId): Promise<CopyChoicesView> {
  const { caseId, kinds, own, others, closed } = await choicesFor(ctx, recordId);
  ctx.audit({ action: 'copy.choices', caseId, objectType: 'record', objectId: recordId });
  return { kinds: [...kinds], own, others: [...others], formal: closed && others.length > 0 };
}

function ownMark({ seats, emergency }: CaseScope, marks: ReadonlyMap<string, PartyMarkView>): PartyMarkView {
  const [own] = seats.flatMap((seat) => (seat.emergency ? [] : (marks.get(seat.partyId) ?? [])));
  if (emergency || own === undefined) throw new ProductError('FORBIDDEN_STEP');
  return own;
}
