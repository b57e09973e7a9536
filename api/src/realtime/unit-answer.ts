import type { UnitId } from '@soulad/shared/ids';
import type { Refusal, UnitOpened, UnitOpenRequest } from '@soulad/shared/protocol';

/** What `unit:open` says of one unit. */
export type UnitAnswer = UnitOpened | (Refusal & { readonly unitId: UnitId });

/**
 * The same requests, asking for what was leased already: another client id would count as a change of the right, and tell
 * the viewer that the audience moved, perhaps by a party that the viewer may not know of [I1].
 */
export function withLeases(
  asked: ReadonlyMap<UnitId, UnitOpenRequest>,
  answers: readonly UnitAnswer[],
): ReadonlyMap<UnitId, UnitOpenRequest> {
  const leases = new Map(answers.map((answer) => [answer.unitId, 'ok' in answer ? null : answer.clientId]));
  return new Map(
    [...asked].map(([unitId, request]) => {
      const lease = leases.get(unitId) ?? request.lease;
      return [unitId, lease === undefined ? request : { ...request, lease }];
    }),
  );
}
