import type { CaseId, PartyId, UnitId } from '@soulad/shared/ids';
import { measuresFrom, type PlanItem } from '../plans/index.js';
import type { Manifest, ManifestUnit } from '../records/index.js';
import type { RequestContext } from '../platform/context.js';
import { tasksForCopy, type TaskView } from '../tasks/index.js';

/** What a meeting agreed on, as one reader may know it. */
export interface Agreed {
  /** Agreements, measures and frames among the passages of the minutes. */
  readonly units: readonly ManifestUnit[];
  /** Measures of the plan that came from any passage of the minutes. */
  readonly measures: readonly PlanItem[];
  /** The plan those measures stand in, and what else there is in it. */
  readonly plan: Manifest | undefined;
  readonly planItems: readonly PlanItem[];
  readonly tasks: readonly TaskView[];
}

/** The minutes as they are read, when the meeting was, and for which other party it is read. */
export interface MeetingRead {
  readonly manifest: Manifest;
  readonly caseId: CaseId;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly partyId: PartyId | null;
}

/**
 * [W15] What the reader of an ended meeting takes home. A task belongs to it when it came from a passage that its reader
 * reads, or was issued while the meeting went on: either is known to whoever reads the task.
 */
export async function agreedThere(ctx: RequestContext, meeting: MeetingRead): Promise<Agreed> {
  const { manifest, caseId, startsAt, endsAt, partyId } = meeting;
  const shared = manifest.sections.flatMap(({ units }) => units).filter(({ state }) => state === 'shared');
  const sources = new Set<UnitId>(shared.map(({ id }) => id));
  const taken = await measuresFrom(ctx, caseId, { sources, partyId });
  const here = ({ source, issuedAt }: TaskView): boolean =>
    (source !== null && sources.has(source.unitId)) || (issuedAt >= startsAt && issuedAt <= endsAt);
  return {
    units: shared.filter(({ category, kind }) => category === 'PLAN' && kind !== 'dissent'),
    measures: taken?.measures ?? [],
    plan: taken?.manifest,
    planItems: taken?.items ?? [],
    tasks: (await tasksForCopy(ctx, caseId, partyId)).filter((task) => task.state !== 'withdrawn' && here(task)),
  };
}
