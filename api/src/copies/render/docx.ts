import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type ILevelsOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, CopyDocument, CopyImprint, CopySection, CopyTable, Fact, Run } from '../document.ts';
import { nameOf, watermarkOf } from './watermark.ts';

/** Stands for the author: a copy is made by the product out of what many people wrote. */
const MAKER = 'Soulad';
const GREY = '55606B';
const BULLETS = 'bullets';

/** Writes a copy as a text document: its own styles, Czech, nothing outside of the file. */
export function docxOf(document: CopyDocument, imprint: CopyImprint): Promise<Buffer> {
  const lists = new Lists();
  const children = [
    ...headOf(document),
    ...document.tables.flatMap(tableOf),
    ...document.sections.flatMap((section) => sectionOf(section, lists)),
    ...document.notes.map((note) => new Paragraph({ style: 'Note', text: note })),
    ...document.signatures.map((name) => new Paragraph({ style: 'Signature', text: `${'_'.repeat(36)}  ${name}` })),
  ];
  return Packer.toBuffer(
    new Document({
      title: nameOf(document),
      creator: MAKER,
      lastModifiedBy: MAKER,
      description: '',
      styles: STYLES,
      numbering: { config: lists.config() },
      sections: [
        {
          properties: { page: { size: { width: 11_906, height: 16_838 } } },
          footers: { default: footerOf(document, imprint) },
          children,
        },
      ],
    }),
  );
}

const STYLES = {
  default: {
    document: {
      run: { font: 'Calibri', size: 21, language: { value: 'cs-CZ' } },
      paragraph: { spacing: { after: 100, line: 276 } },
    },
    title: { run: { size: 38, bold: true }, paragraph: { spacing: { after: 80 } } },
    heading1: { run: { size: 26, bold: true }, paragraph: { keepNext: true, spacing: { before: 320, after: 120 } } },
    heading2: { run: { size: 21, bold: true }, paragraph: { keepNext: true, spacing: { before: 200, after: 60 } } },
    heading3: { run: { size: 21, bold: true }, paragraph: { keepNext: true, spacing: { before: 140, after: 60 } } },
  },
  paragraphStyles: [
    { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', run: { color: GREY, size: 22 } },
    { id: 'Quote', name: 'Quote', basedOn: 'Normal', paragraph: { indent: { left: 400 } } },
    {
      id: 'Withheld',
      name: 'Withheld',
      basedOn: 'Normal',
      run: { italics: true },
      paragraph: { indent: { left: 200 } },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { color: GREY, size: 18 },
      paragraph: { spacing: { before: 200 } },
    },
    { id: 'Signature', name: 'Signature line', basedOn: 'Normal', paragraph: { spacing: { before: 700 } } },
  ],
};

/** Every ordered list has a numbering of its own, so that it begins where its writer let it begin. */
class Lists {
  readonly #starts: number[] = [];

  /** Name of the numbering of a new list. */
  next(start: number): string {
    this.#starts.push(start);
    return `numbers-${this.#starts.length}`;
  }

  config(): { reference: string; levels: ILevelsOptions[] }[] {
    const numbered = this.#starts.map((start, index) => ({
      reference: `numbers-${index + 1}`,
      levels: levelsOf(LevelFormat.DECIMAL, (level) => `%${level + 1}.`, start),
    }));
    return [{ reference: BULLETS, levels: levelsOf(LevelFormat.BULLET, () => '•', 1) }, ...numbered];
  }
}

type Format = (typeof LevelFormat)[keyof typeof LevelFormat];

function levelsOf(format: Format, text: (level: number) => string, start: number): ILevelsOptions[] {
  return Array.from({ length: 9 }, (_, level) => ({
    ...{ level, format, text: text(level), start: level === 0 ? start : 1 },
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 400 * (level + 1), hanging: 300 } } },
  }));
}

function headOf({ title, subtitle, facts, lead = [] }: CopyDocument): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, text: title }),
    ...(subtitle === '' ? [] : [new Paragraph({ style: 'Subtitle', text: subtitle })]),
    ...lead.map((text) => new Paragraph({ text })),
    ...facts.map(factOf),
  ];
}

function factOf({ name, value }: Fact): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(value)] });
}

function tableOf({ caption, head, rows }: CopyTable): (Paragraph | Table)[] {
  const width = { size: Math.floor(9000 / Math.max(1, head.length)), type: WidthType.DXA };
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      ...{ tableHeader: isHead, cantSplit: true },
      children: cells.map(
        (text) =>
          new TableCell({ width, children: [new Paragraph({ children: [new TextRun({ text, bold: isHead })] })] }),
      ),
    });
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: caption }),
    new Table({
      columnWidths: head.map(() => width.size),
      width: { size: width.size * head.length, type: WidthType.DXA },
      rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
    }),
  ];
}

function sectionOf({ number, title, units, withheld }: CopySection, lists: Lists): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: [number, title].filter(Boolean).join(' ') }),
    ...units.flatMap((unit) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_2,
        children: [new TextRun(`${unit.number} `), new TextRun({ text: unit.by, color: GREY })],
      }),
      ...unit.blocks.flatMap((block) => blockOf(block, lists, 0)),
      ...unit.facts.map(factOf),
    ]),
    ...withheld.map((text) => new Paragraph({ style: 'Withheld', text })),
  ];
}

/** Deepest list level that a text document numbers. */
const DEEPEST = 8;

function blockOf(block: Block, lists: Lists, depth: number): Paragraph[] {
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: block.runs.map(runOf) })];
    case 'subheading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_3, children: block.runs.map(runOf) })];
    case 'quote':
      return block.blocks.flatMap((inner) =>
        inner.kind === 'paragraph'
          ? [new Paragraph({ style: 'Quote', children: inner.runs.map(runOf) })]
          : blockOf(inner, lists, depth),
      );
    case 'list': {
      const reference = block.ordered ? lists.next(block.start) : BULLETS;
      const numbering = { reference, level: Math.min(depth, DEEPEST) };
      return block.items.flatMap((item) =>
        item.flatMap((inner, at) =>
          at === 0 && inner.kind === 'paragraph'
            ? [new Paragraph({ numbering, children: inner.runs.map(runOf) })]
            : blockOf(inner, lists, depth + 1),
        ),
      );
    }
  }
}

function runOf({ text, marks }: Run): ParagraphChild {
  return new TextRun({
    ...{ text, bold: marks.includes('bold'), italics: marks.includes('italic') },
    ...(marks.includes('underline') ? { underline: {} } : {}),
  });
}

function footerOf(document: CopyDocument, imprint: CopyImprint): Footer {
  const look = { size: 16, color: GREY };
  return new Footer({
    children: [
      new Paragraph({
        children: [
          new TextRun({ ...look, text: `${watermarkOf(document, imprint)} · strana ` }),
          new TextRun({ ...look, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
