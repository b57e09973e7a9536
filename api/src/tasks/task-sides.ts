import type { PartyId } from '@soulad/shared/ids';
import type { TaskSide } from '@soulad/shared/workflow';
import type { CaseScope } from '../cases/index.js';
import type { TaskRow } from './tasks.repository.js';

/** On which sides of the task the caller stands; the issuer's are those who answer for the case. */
export function sidesOf(
  { partyIds, convenes }: CaseScope,
  task: Pick<TaskRow, 'owner' | 'checker' | 'issuedBy'>,
): TaskSide[] {
  const sits = (party: PartyId): boolean => partyIds.includes(party);
  return [
    ...(sits(task.owner) ? (['owner'] as const) : []),
    ...(sits(task.checker) ? (['checker'] as const) : []),
    ...(sits(task.issuedBy) && convenes ? (['issuer'] as const) : []),
  ];
}

/** The first wall: whether the caller sits for the issuer, the owner or the checker. */
export function readsTask({ partyIds }: CaseScope, task: TaskRow): boolean {
  return partyIds.some((party) => isSide(task, party));
}

/** Whether the party issued the task, owns it or checks it. */
export function isSide({ owner, checker, issuedBy }: TaskRow, party: PartyId): boolean {
  return [owner, checker, issuedBy].includes(party);
}
