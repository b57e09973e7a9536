/** The sharing matrix as a page for practitioners: what each seat gets of each category, under which rule and title. */
import {
  BASES,
  CATEGORIES,
  type Category,
  type Cell,
  cellOf,
  decide,
  MATRIX_V1,
  PARTY_TYPES,
  type PartyType,
} from '@soulad/shared/policy';
import { aCase, aParty, aUnit, partyId, personId } from '@soulad/shared/testing';
import { BRINGS, CATEGORIES_CS, CONDITIONS_CS, NOTES_CS, SEATS, SEES_CS, SIGNS } from './words.js';

const AUTHOR = 0;
const ASKED = 1;
const CLIENT = 2;
const CHILD = personId(9);

/** The rule that decides for a seat in the plainest case: a fact about the child, written by another, shared, nothing decided. */
function ruleOf(category: Category, type: PartyType): string {
  const client = aParty(CLIENT, 'parent_a');
  const asked = aParty(ASKED, type, type === 'representative' ? { represents: [personId(CLIENT)] } : {});
  const facts = aCase([aParty(AUTHOR, 'ospod'), asked, client], { children: [CHILD] });
  return decide(facts, aUnit({ category, subjects: [CHILD] }), partyId(ASKED)).rule;
}

function sightOf(cell: Cell): string {
  const more = [cell.condition && CONDITIONS_CS[cell.condition], cell.note && NOTES_CS[cell.note]].filter(
    (word) => word !== null,
  );
  return more.length === 0 ? SEES_CS[cell.see] : `${SEES_CS[cell.see]}: ${more.join('; ')}`;
}

function titleOf(cell: Cell): string {
  const { reference, status } = BASES[cell.basis];
  return status === 'unverified' ? `${reference} (neověřeno)` : reference;
}

/** The sign of the overview; a star says that the detail names a condition. */
function signOf(cell: Cell): string {
  return cell.condition ? `${SIGNS[cell.see]}*` : SIGNS[cell.see];
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function overview(): readonly string[] {
  const row = (category: Category): string =>
    line([CATEGORIES_CS[category], ...PARTY_TYPES.map((type) => signOf(cellOf(MATRIX_V1, type, category)))]);
  return [
    line(['', ...PARTY_TYPES.map((type) => SEATS[type])]),
    line(['---', ...PARTY_TYPES.map(() => '---')]),
    ...CATEGORIES.map(row),
  ];
}

function detail(category: Category): readonly string[] {
  const row = (type: PartyType): string => {
    const cell = cellOf(MATRIX_V1, type, category);
    const gap = cell.existence === 'marked' ? 'lze vyznačit' : 'nesmí být znát';
    return line([SEATS[type], BRINGS[cell.author], sightOf(cell), ruleOf(category, type), titleOf(cell), gap]);
  };
  return [
    '',
    `## ${CATEGORIES_CS[category]} (\`${category}\`)`,
    '',
    line(['Strana', 'Vnáší', 'Vidí', 'Pravidlo', 'Titul', 'Mezera v úřední kopii']),
    line(['---', '---', '---', '---', '---', '---']),
    ...PARTY_TYPES.map(row),
  ];
}

/** The whole page as Markdown, ending with a line break. */
export function matrixPage(): string {
  return [
    '<!-- Printed by tests/access-matrix/print.ts (npm run generate). Do not edit. -->',
    '',
    `# Kdo co vidí: výchozí pravidla ${MATRIX_V1.version}`,
    '',
    'Návrh, který před skutečným použitím potvrdí právník a pověřenec úřadu. Úřad smí pravidla jen zúžit. Sloupec Pravidlo odkazuje na',
    '`shared/src/policy/POLICY.md` a platí pro prostý případ: sdílenou větu o dítěti, kterou napsal někdo jiný a o které se nic nerozhodlo.',
    'Autor své věty vidí vždy (P3), nezařazenou větu vidí jen její organizace (P4).',
    '',
    'V vidí · vl vidí, co se týká jeho · Z se zproštěním · R po rozhodnutí autora a svolavatele · – nevidí · X zakázáno i rozhodnutím · * za podmínky',
    '',
    ...overview(),
    ...CATEGORIES.flatMap(detail),
    '',
  ].join('\n');
}
