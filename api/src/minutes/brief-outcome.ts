import { plainText } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { ConferenceId } from '@soulad/shared/ids';
import { caseFiles } from '../cases/index.js';
import { knownConference, timesOf } from '../conferences/index.js';
import type { RequestContext } from '../platform/context.js';
import { contentsOf } from '../records/index.js';
import { caseFacts } from '../sharing/index.js';
import { knownMinutes } from './known-minutes.js';
import type { BriefOutcomeView } from './minutes.graphql.js';
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
  const units = manifest.sections
    .flatMap((section) => section.units)
    .filter((unit) => unit.state === 'shared' && unit.category === 'PLAN' && unit.kind !== 'dissent');
  const texts = await contentsOf(ctx, units);
  const facts = await caseFacts(ctx, conference.case_id);
  const ids = units.map(({ id }) => id);
  await ctx.sql.query('select disclose($1, $2)', [ids, 'projection']);
  ctx.audit({
    ...{ action: 'minutes.outcome', caseId: conference.case_id, objectType: 'record', objectId: conference.record_id },
    detail: { units: ids },
  });
  return {
    ...{ conferenceId, recordId: conference.record_id, familyName: file.family_name, fileMark: file.file_mark },
    ...{ place: conference.place, goal: conference.goal, ...timesOf(meeting), readyBy: ready },
    items: units.flatMap(({ id, kind, authorParty }) => {
      const [party, content] = [manifest.marks.get(authorParty), texts.get(id)];
      if (!party || !content) return [];
      const responsible = facts.units.find((unit) => unit.id === id)?.responsible ?? [];
      return [
        {
          ...{ unitId: id, ordinal: ordinalOf(manifest, id), kind, party, text: plainText(content) },
          responsible: responsible.flatMap((one) => manifest.marks.get(one) ?? []),
        },
      ];
    }),
  };
}
