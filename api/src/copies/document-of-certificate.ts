import { ProductError } from '@soulad/shared/errors';
import { attendanceForCopy } from '../minutes/index.js';
import type { RequestContext } from '../platform/context.js';
import { manifestForCopy } from '../records/index.js';
import { cleanText } from './clean-text.js';
import { type CopyOrder, type DrawnCopy, recordOf } from './copy-order.js';
import { dayWords, PAPER, timeWords } from './words.js';

const BASIS =
  'Konferenci svolal orgán sociálně-právní ochrany dětí podle § 10 odst. 3 písm. e) zákona č. 359/1999 Sb. Účast je jiným úkonem v obecném zájmu.';

/**
 * [W69] That one person was at one meeting, for an employer: who, for whom, when, on which basis, who convened. Nothing of
 * the case: no file mark, no family, no place, no party.
 * @throws ProductError NOT_FOUND when the caller may not know of the stay
 */
export async function documentOfCertificate(ctx: RequestContext, order: CopyOrder): Promise<DrawnCopy> {
  const { record } = await manifestForCopy(ctx, recordOf(order), null);
  if (record.conferenceId === null) throw new ProductError('NOT_FOUND');
  const { sheet } = await attendanceForCopy(ctx, record.conferenceId);
  const attendee = sheet.attendees.find(({ id, certifiable }) => certifiable && id === order.attendanceId);
  if (attendee === undefined || attendee.party.partyId !== order.partyId) throw new ProductError('NOT_FOUND');
  const name = cleanText(attendee.displayName);
  const who = attendee.organisation === null ? name : `${name} (${cleanText(attendee.organisation)})`;
  const times = attendee.stays.flatMap(({ from, to }) =>
    to === null ? [] : [`${dayWords(from)}, ${timeWords(from)} – ${timeWords(to)}`],
  );
  const office = sheet.office === null ? [] : [{ name: 'Svolal', value: cleanText(sheet.office) }];
  return {
    document: {
      ...{ title: PAPER.certificate.title, subtitle: '', fileMark: '', recipient: name, formal: false },
      lead: [`Potvrzujeme, že se ${who} účastnil/a případové konference.`, BASIS],
      facts: [{ name: 'Den a čas', value: times.join('; ') }, ...office],
      ...{ tables: [], sections: [], notes: [], signatures: ['Datum, razítko a podpis'] },
    },
    units: [],
  };
}
