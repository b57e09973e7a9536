import { plainText } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { ConferenceId, PartyId, UnitId } from '@soulad/shared/ids';
import { caseFiles } from '../cases/index.js';
import { knownConference, timesOf } from '../conferences/index.js';
import type { RequestContext } from '../platform/context.js';
import { contentsOf } from '../records/index.js';
import { caseFacts, type PartyMarkView } from '../sharing/index.js';
import type { TaskView } from '../tasks/index.js';
import { agreedThere } from './agreed-there.js';
import { knownMinutes } from './known-minutes.js';
import type { BriefOutcomeView, OutcomeTaskView } from './minutes.graphql.js';
import { readyBy } from './present-minutes.js';
import { ordinalOf } from './questions.js';

/**
 * [W15] The agreements and next steps of an ended meeting that the caller reads, and by when the minutes will be there.
 * Made of the caller's passages alone, under the caller's own numbering.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP before the meeting has ended
 */
export async function briefOutcomeOf(ctx: RequestContext, conferenceId: ConferenceId): Promise<BriefOutcomeView> {
  const meeting = await knownConference(ctx, conferenceId);
  const { conference } = meeting;
  if (conference.record_id === null) throw new ProductError('NOT_FOUND');
  const known = await knownMinutes(ctx, conference.record_id);
  const ready = await readyBy(ctx, known);
  if (ready === null) throw new ProductError('FORBIDDEN_STEP');
  const [file] = await caseFiles(ctx, [conference.case_id]);
  if (!file) throw new ProductError('NOT_FOUND');
  const { manifest } = known;
  const { case_id: caseId, record_id: recordId } = conference;
  const times = timesOf(meeting);
  const agreed = await agreedThere(ctx, { manifest, caseId, partyId: null, ...times });
  const units = [...agreed.units, ...agreed.measures.map(({ unit }) => unit)];
  const texts = await contentsOf(ctx, units);
  const facts = await caseFacts(ctx, caseId);
  const marks = (ids: readonly PartyId[]): PartyMarkView[] => ids.flatMap((id) => manifest.marks.get(id) ?? []);
  const wordsOf = (id: UnitId): string => plainText(texts.get(id) ?? { type: 'doc', content: [] });
  const ids = units.map(({ id }) => id);
  await ctx.sql.query('select disclose($1, $2)', [ids, 'projection']);
  ctx.audit({
    ...{ action: 'minutes.outcome', caseId, objectType: 'record', objectId: recordId },
    detail: { units: ids },
  });
  return {
    ...{ conferenceId, recordId, familyName: file.family_name, fileMark: file.file_mark },
    ...{ place: conference.place, goal: conference.goal, ...times, readyBy: ready },
    items: agreed.units.flatMap(({ id, kind, authorParty }) => {
      const party = manifest.marks.get(authorParty);
      if (!party || !texts.has(id)) return [];
      const responsible = marks(facts.units.find((unit) => unit.id === id)?.responsible ?? []);
      return [{ unitId: id, ordinal: ordinalOf(manifest, id), kind, party, text: wordsOf(id), responsible }];
    }),
    measures: agreed.measures.map(({ unit, number, detail, responsible }) => ({
      ...{ unitId: unit.id, number, text: wordsOf(unit.id), until: detail.until, responsible: marks(responsible) },
    })),
    tasks: agreed.tasks.map(taskIn),
  };
}

function taskIn({ id, title, dueOn, state, owner, checker }: TaskView): OutcomeTaskView {
  return { id, title, dueOn, state, owner, checker };
}
