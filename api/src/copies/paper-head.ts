import { ProductError } from '@soulad/shared/errors';
import type { ConferenceId } from '@soulad/shared/ids';
import { caseFiles } from '../cases/index.js';
import { conferenceForCopy, type ConferenceView } from '../conferences/index.js';
import type { RequestContext } from '../platform/context.js';
import { partyMarks } from '../sharing/index.js';
import { cleanText } from './clean-text.js';
import { type CopyOrder, readerOf } from './copy-order.js';
import type { CopyDocument, CopyTable, Fact } from './document.js';
import { ATTENDANCE_WORDS, dayWords, PAPER, timeWords } from './words.js';

/** The parts that every copy of a meeting begins with, and the meeting as its recipient may know it. */
export interface PaperHead {
  readonly document: CopyDocument;
  readonly conference: ConferenceView | undefined;
}

/** @throws ProductError NOT_FOUND when the caller may not know of the case or of the recipient */
export async function paperHead(
  ctx: RequestContext,
  order: CopyOrder,
  conferenceId: ConferenceId | null,
): Promise<PaperHead> {
  const [file] = await caseFiles(ctx, [order.caseId]);
  const recipient = (await partyMarks(ctx, order.caseId)).get(order.partyId);
  if (file === undefined || recipient === undefined) throw new ProductError('NOT_FOUND');
  const reader = readerOf(order);
  const conference = conferenceId === null ? undefined : await conferenceForCopy(ctx, conferenceId, reader);
  const document: CopyDocument = {
    title: PAPER[order.kind].title,
    subtitle: [file.family_name, ...(conference ? [dayWords(conference.startsAt)] : [])].map(cleanText).join(', '),
    fileMark: cleanText(file.file_mark),
    recipient: cleanText(recipient.label),
    formal: order.formal,
    facts: conference ? meetingFacts(conference, cleanText(file.file_mark)) : [],
    ...{ tables: [], sections: [], notes: [], signatures: [] },
  };
  return { document, conference };
}

function meetingFacts({ place, goal, startsAt, endsAt }: ConferenceView, fileMark: string): Fact[] {
  const when = `${dayWords(startsAt)}, ${timeWords(startsAt)} – ${timeWords(endsAt)}`;
  return [
    { name: 'Spisová značka', value: fileMark },
    { name: 'Konáno', value: when },
    { name: 'Místo', value: cleanText(place) },
    { name: 'Cíl', value: cleanText(goal) },
  ].filter(({ value }) => value.trim() !== '');
}

/** Who took part, a line a person and part of the meeting; nothing when nobody was noted. */
export function attendanceTable({ sittings, parties }: ConferenceView, times: boolean): CopyTable[] {
  const labels = new Map<string, string>(parties.map(({ partyId, label }) => [partyId, label]));
  const stays = sittings.flatMap((sitting) => sitting.attendance);
  if (stays.length === 0) return [];
  const time = (at: number | null): string => (at === null ? '' : timeWords(at));
  return [
    {
      caption: 'Účast',
      head: ['Strana', 'Jméno', 'Účast', ...(times ? ['Příchod', 'Odchod'] : [])],
      rows: stays.map(({ partyId, displayName, roleNote, mode, inAt, outAt }) => [
        ...[cleanText(labels.get(partyId) ?? ''), cleanText([displayName, roleNote].filter(Boolean).join(', '))],
        ...[ATTENDANCE_WORDS[mode] ?? '', ...(times ? [time(inAt), time(outAt)] : [])],
      ]),
    },
  ];
}
