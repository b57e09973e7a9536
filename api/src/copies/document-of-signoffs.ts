import { ProductError } from '@soulad/shared/errors';
import type { RequestContext } from '../platform/context.js';
import { sheetForCopy } from '../signoffs/index.js';
import { cleanText, linesFrom } from './clean-text.js';
import { type CopyOrder, type DrawnCopy, readerOf, recordOf } from './copy-order.js';
import type { CopySection, CopyTable, Fact } from './document.js';
import { paperHead } from './paper-head.js';
import { momentWords, PAPER, QUORUM_WORDS, ROUND_WORDS, SIGNOFF_WORDS } from './words.js';

const NOTE =
  'Arch obsahuje jen strany, o kterých jeho příjemce smí vědět. Strana podepisuje to, co sama vidí, a společný otisk revize. Platnost lze ověřit i bez serveru: ověřovací stránka a balíček jsou v části Revize a podpisy.';

type Sheet = Awaited<ReturnType<typeof sheetForCopy>>;
type Round = NonNullable<Sheet['round']>;

/**
 * [W67] Who signed which revision, when, and with which words, as the recipient may know.
 * @throws ProductError NOT_FOUND for a record that was never cut
 */
export async function documentOfSignoffs(ctx: RequestContext, order: CopyOrder): Promise<DrawnCopy> {
  const { document } = await paperHead(ctx, order, null);
  const sheet = await sheetForCopy(ctx, recordOf(order), readerOf(order));
  if (sheet.revisions.length === 0) throw new ProductError('NOT_FOUND');
  const { round } = sheet;
  return {
    document: {
      ...document,
      subtitle: [document.subtitle, PAPER[sheet.kind === 'plan' ? 'plan' : 'minutes'].title].join(' · '),
      facts: [{ name: 'Spisová značka', value: document.fileMark }, ...roundFacts(sheet)],
      tables: [...(round ? [answers(round)] : []), revisions(sheet)],
      sections: round ? wordsOf(round) : [],
      notes: [NOTE],
    },
    units: [],
  };
}

function roundFacts({ round, revisions: all, wording }: Sheet): Fact[] {
  if (round === null) return [{ name: 'Podpisy', value: 'zatím si je nikdo nevyžádal' }];
  const { version, quorum, dueAt, outcome } = round;
  const fingerprint = all.find((one) => one.version === version)?.fingerprint ?? '';
  return [
    { name: 'Podepisuje se revize', value: String(version) },
    { name: 'Otisk revize', value: fingerprint },
    { name: 'Znění podpisu', value: `„${wording}“` },
    { name: 'Pravidlo', value: QUORUM_WORDS[quorum] ?? '' },
    outcome === null
      ? { name: 'Čeká se do', value: momentWords(dueAt) }
      : { name: 'Výsledek', value: ROUND_WORDS[outcome] ?? '' },
  ];
}

function answers({ rows }: Round): CopyTable {
  return {
    caption: 'Podpisy',
    head: ['Strana', 'Odpověď', 'Revize', 'Kdy'],
    rows: rows.map(({ party, state, since, lapsed, toNote, at }) => [
      cleanText(party.label),
      [
        SIGNOFF_WORDS[state as keyof typeof SIGNOFF_WORDS],
        ...(lapsed ? ['dřívější podpis pozbyl platnosti'] : []),
        ...(toNote ? ['platí dál'] : []),
      ].join('; '),
      since === null ? '' : String(since),
      at === null ? '' : momentWords(at),
    ]),
  };
}

function revisions({ revisions: all }: Sheet): CopyTable {
  return {
    caption: 'Revize',
    head: ['Revize', 'Zmrazena', 'Otisk'],
    rows: all.map(({ version, cutAt, fingerprint }) => [String(version), momentWords(cutAt), fingerprint]),
  };
}

/** Reservations and reasons, of those whose words the recipient may read. */
function wordsOf({ rows }: Round): CopySection[] {
  const said = rows.flatMap(({ party, words }) => (words === null ? [] : [{ label: party.label, words }]));
  if (said.length === 0) return [];
  return [
    {
      ...{ number: '1', title: 'Výhrady a důvody', withheld: [] },
      units: said.map(({ label, words }, at) => ({
        ...{ number: `1.${at + 1}`, by: cleanText(label), facts: [] },
        blocks: linesFrom(words).map((text) => ({ kind: 'paragraph', runs: [{ text, marks: [] }] })),
      })),
    },
  ];
}
