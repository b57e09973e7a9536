import { caseFiles } from '../cases/index.js';
import {
  blocksOf,
  cleanText,
  type CopyDocument,
  type CopySection,
  type CopyUnit,
  dayWords,
  type Fact,
  HEADING_WORDS,
  PAPER,
  timeWords,
  UNIT_WORDS,
} from '../copies/index.js';
import type { RequestContext } from '../platform/context.js';
import { ProductError } from '@soulad/shared/errors';
import { challengeOf, toHex } from '@soulad/shared/signoff';
import { passagesOf, type RevisionLeaf, type RevisionPassage } from '../revisions/index.js';
import { partyMarks, type PartyMarkView } from '../sharing/index.js';
import type { Prepared } from '../signoffs/index.js';

const NOTE =
  'Tento soubor obsahuje přesně ty pasáže revize, které vidí podepisující strana; číslování je její vlastní. Soubor neměňte, jen ho podepište.';
const STAMP = {
  title: 'Místo pro podpis',
  note: 'Má-li být podpis vidět, umístěte jeho obrazec na tuto stránku. Jinde by zakryl text a soubor by nešlo přijmout.',
};
const FIELDS: Readonly<Record<string, string>> = {
  indicator: 'Ukazatel',
  now: 'Nyní',
  target: 'Má být',
  from: 'Od',
  until: 'Do',
  proof: 'Doklad',
  criterion: 'Splněno, když',
  plain: 'Jednoduše',
};
const PARTIES: Readonly<Record<string, string>> = { responsible: 'Odpovídá', checker: 'Kontroluje' };

/** A passage under the number that its party gives it. */
interface Numbered {
  readonly passage: RevisionPassage;
  readonly number: string;
}

/**
 * The revision as one party sees it, with the whole statement that is signed: made of what was frozen, never of what
 * stands in the record now.
 */
export async function documentOfRevision(
  ctx: RequestContext,
  { round, revision, seat, statement, reservation }: Prepared,
  leaves: readonly RevisionLeaf[],
): Promise<CopyDocument> {
  const [file] = await caseFiles(ctx, [round.caseId]);
  const marks = await partyMarks(ctx, round.caseId);
  const party = marks.get(seat.partyId);
  if (file === undefined || party === undefined) throw new ProductError('NOT_FOUND');
  const fileMark = cleanText(file.file_mark);
  return {
    ...{ title: PAPER[revision.kind].title, fileMark, recipient: cleanText(party.label), formal: false },
    subtitle: cleanText(`${file.family_name}, revize ${revision.version} k podpisu`),
    facts: factsOf({ revision, statement, reservation }, { fileMark, party }),
    ...{ tables: [], notes: [NOTE], signatures: [], stamp: STAMP },
    sections: sectionsOf(passagesOf(leaves), marks),
  };
}

interface Said {
  readonly wording: string;
  readonly signer: string;
  readonly agency: string;
  readonly viewHash: string;
}

/** What is signed, said in words and numbers: the hash of the statement stands for each of them. */
function factsOf(
  { revision, statement, reservation }: Pick<Prepared, 'revision' | 'statement' | 'reservation'>,
  { fileMark, party }: { readonly fileMark: string; readonly party: PartyMarkView },
): Fact[] {
  // Decoder: made by `statementOf`.
  const { wording, signer, agency, viewHash } = JSON.parse(statement) as Said;
  const facts: Readonly<Record<string, string>> = {
    'Spisová značka': fileMark,
    Revize: `${revision.version} ze dne ${dayWords(revision.cutAt)}, ${timeWords(revision.cutAt)}`,
    'Otisk revize': revision.fingerprint,
    Podepisuje: [signer, agency].filter(Boolean).join(', '),
    'Za stranu': party.label,
    Prohlášení: wording,
    Výhrada: reservation,
    'Kořen revize (SHA-256)': revision.root,
    'Otisk toho, co strana vidí': viewHash,
    'Otisk prohlášení (SHA-256)': toHex(challengeOf(statement)),
  };
  return presentFacts(facts);
}

function presentFacts(facts: Readonly<Record<string, string>>): Fact[] {
  return Object.entries(facts)
    .map(([name, value]) => ({ name, value: cleanText(value) }))
    .filter(({ value }) => value.trim() !== '');
}

function sectionsOf(passages: readonly RevisionPassage[], marks: ReadonlyMap<string, PartyMarkView>): CopySection[] {
  const sections = [...new Set(passages.map(({ content }) => content.section.id))];
  const numbered = sections.map((id, at) =>
    passages
      .filter(({ content }) => content.section.id === id)
      .map((passage, n): Numbered => ({ passage, number: `${at + 1}.${n + 1}` })),
  );
  const numbers = new Map<string, string>(numbered.flat().map(({ passage, number }) => [passage.unitId, number]));
  return numbered.map((units, at) => ({
    number: String(at + 1),
    title: cleanText(titleOf(units[0]?.passage)),
    units: units.map((unit) => unitOf(unit, marks, numbers)),
    withheld: [],
  }));
}

function titleOf(passage: RevisionPassage | undefined): string {
  const section = passage?.content.section;
  return section?.title || (HEADING_WORDS[section?.heading ?? ''] ?? '');
}

function unitOf(
  { passage: { content }, number }: Numbered,
  marks: ReadonlyMap<string, PartyMarkView>,
  numbers: ReadonlyMap<string, string>,
): CopyUnit {
  const author = content.author === null ? '' : (marks.get(content.author)?.label ?? '');
  const by = cleanText([author, UNIT_WORDS[content.kind]].filter(Boolean).join(' · '));
  return { number, by, blocks: blocksOf(content.text), facts: detailFacts(content, marks, numbers) };
}

/** Structured fields as they were frozen; a party or a passage by the name that the signer knows it by. */
function detailFacts(
  { details, files }: RevisionPassage['content'],
  marks: ReadonlyMap<string, PartyMarkView>,
  numbers: ReadonlyMap<string, string>,
): Fact[] {
  const said = typeof details === 'object' && details !== null && !Array.isArray(details) ? details : {};
  const listed = (value: unknown): string[] =>
    (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  const member = (name: string): unknown => Object.entries(said).find(([key]) => key === name)?.[1];
  const named = Object.entries(PARTIES).map(([name, word]) => [
    word,
    listed(member(name))
      .flatMap((id) => marks.get(id)?.label ?? [])
      .join(', '),
  ]);
  const written = Object.entries(FIELDS).map(([name, word]) => [word, listed(member(name)).join(', ')]);
  const parents = listed(member('parents')).flatMap((id) => numbers.get(id) ?? []);
  return presentFacts({
    'Vychází z': parents.join(', '),
    ...(Object.fromEntries([...written, ...named]) as Record<string, string>),
    'Přílohy (SHA-256)': files.join(', '),
  });
}
