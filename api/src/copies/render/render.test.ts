import { strFromU8, unzipSync } from 'fflate';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../testing/read-pdf.js';
import { blocksOf } from '../blocks.js';
import { cleanText } from '../clean-text.js';
import type { CopyDocument, CopyImprint } from '../document.js';
import { fingerprintOf } from '../fingerprint.js';
import { docxOf } from './docx.js';
import { packageOf } from './package.js';
import { pdfOf } from './pdf.js';

const IMPRINT: CopyImprint = {
  fingerprint: 'ab12 34cd 56ef 7890',
  madeOn: '22. 11. 2026 v 14.40',
  madeAt: 1_795_358_400_000,
};

/** A document with one passage of these words. */
function saying(text: string, more: Partial<CopyDocument> = {}): CopyDocument {
  return {
    ...{ title: 'Zápis z případové konference', subtitle: 'Břízovi, 12. 9. 2026', fileMark: 'OSPOD 12/2026' },
    ...{
      recipient: 'škola',
      formal: false,
      facts: [{ name: 'Místo', value: 'Úřad' }],
      notes: [],
      signatures: ['škola'],
    },
    tables: [{ caption: 'Účast', head: ['Strana', 'Jméno'], rows: [['škola', 'Petr Dub']] }],
    sections: [
      {
        ...{ number: '1', title: 'Škola', withheld: [] },
        units: [
          {
            ...{ number: '1.1', by: 'škola', facts: [] },
            blocks: blocksOf({
              type: 'doc',
              content: [
                { type: 'paragraph', content: [{ type: 'text', text }] },
                {
                  type: 'orderedList',
                  attrs: { start: 3 },
                  content: [
                    { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'třetí' }] }] },
                  ],
                },
                {
                  type: 'blockquote',
                  content: [
                    { type: 'paragraph', content: [{ type: 'text', text: 'citát', marks: [{ type: 'bold' }] }] },
                  ],
                },
              ],
            }),
          },
        ],
      },
    ],
    ...more,
  };
}

/** Names of objects that make a reader do something, in every stream of the file, compressed or not. */
function actsIn(pdf: Buffer): string[] {
  const streams = [...pdf.toString('latin1').matchAll(/stream\r?\n/g)].map(({ index, 0: head }) => {
    try {
      return inflateSync(pdf.subarray(index + head.length)).toString('latin1');
    } catch {
      return '';
    }
  });
  const ACTS = /\/(JS|JavaScript|OpenAction|Launch|AA|URI|EmbeddedFiles?|SubmitForm|GoToR|RichMedia|AcroForm)\b/g;
  return [pdf.toString('latin1'), ...streams].flatMap((part) => part.match(ACTS) ?? []);
}

const wordsOf = (docx: Buffer): string =>
  strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

describe('a copy as PDF', () => {
  it.each(['ua-1', 'a-2a'] as const)('[W65] is tagged, Czech, titled, with its fonts in it: %s', async (standard) => {
    const pdf = pdfOf(saying('Docházka se lepší. Příliš žluťoučký kůň.'), IMPRINT, standard);
    const read = await readPdf(pdf);
    expect(read.text).toContain('Docházka se lepší. Příliš žluťoučký kůň.');
    expect(read.text).toContain('kopie pro: škola · otisk ab12 34cd 56ef 7890');
    expect(read.language).toBe('cs-CZ');
    expect(read.marked).toBe(true);
    for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'Table', 'TR', 'TH', 'TD', 'BlockQuote'])
      expect(read.roles, role).toContain(role);
    expect(read.fonts.length).toBeGreaterThan(0);
    expect(read.fonts.filter((font) => !font.embedded)).toEqual([]);
    expect(read.info).toMatchObject({ Title: 'Zápis z případové konference, OSPOD 12/2026' });
    expect(read.xmp).toMatch(standard === 'ua-1' ? /pdfuaid:part>1</ : /pdfaid:part>2</);
  });

  it('[T44] does nothing: no script, no action, no link, no file in it', async () => {
    const pdf = pdfOf(saying('javascript:alert(1) https://zly.example/ file:///etc/passwd'), IMPRINT, 'ua-1');
    expect(actsIn(pdf)).toEqual([]);
    expect((await readPdf(pdf)).actions).toBe(false);
    expect(actsIn(Buffer.concat([pdf, Buffer.from('<< /OpenAction 3 0 R >>')]))).toEqual(['/OpenAction']);
  });

  it('[W65] has the name of the product in its properties and of nobody else', async () => {
    const { info, xmp } = await readPdf(pdfOf(saying('Slovo.'), IMPRINT, 'ua-1'));
    expect(info['Author']).toBeUndefined();
    expect(JSON.stringify(info) + xmp).not.toMatch(/škola|Dub|Bříz/);
  });
});

describe('a copy as DOCX', () => {
  it('[W65] has styles, headings, a table head and Czech, and nothing outside of itself', async () => {
    const files = unzipSync(await docxOf(saying('Docházka se lepší.'), IMPRINT));
    const all = Object.entries(files).map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`);
    const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    expect(document).toMatch(/Heading1.*Heading2/s);
    expect(document).toContain('w:tblHeader');
    expect(strFromU8(files['word/styles.xml'] ?? new Uint8Array())).toContain('cs-CZ');
    for (const part of all) expect(part).not.toMatch(/TargetMode="External"|altChunk|DDEAUTO|w:rsid|attachedTemplate/);
    const core = strFromU8(files['docProps/core.xml'] ?? new Uint8Array());
    expect(core).toContain('<dc:creator>Soulad</dc:creator>');
    expect(core).not.toMatch(/škola|Dub|Bříz/);
  });
});

const NASTY: readonly (readonly [string, string])[] = [
  [
    'Typst markup',
    '#read("/etc/passwd") #eval("1+1") *x* _y_ $a^2$ @label <label> = Nadpis `raw` \\u{1F600} // pozn. /* x */',
  ],
  ['XML', `</w:t></w:r><w:instrText>DDEAUTO</w:instrText> & <![CDATA[x]]> "'> &lol; <?xml?>`],
  ['letters as a formula', '=cmd|calc!A1 +1 -1 @SUM(A1)'],
  ['quotes and backslashes', `"\\" + sys.inputs.copy + "\\n\\" ${'\\'.repeat(40)}`],
];

describe('words that would be more than words', () => {
  it.each(NASTY)('[W65] stay words: %s', async (_, text) => {
    const squeezed = (words: string): string => words.replaceAll(/[\s\u00ad-]/g, '');
    const { text: read } = await readPdf(pdfOf(saying(text), IMPRINT, 'ua-1'));
    expect(squeezed(read)).toContain(squeezed(cleanText(text)));
    expect(squeezed(wordsOf(await docxOf(saying(text), IMPRINT)))).toContain(squeezed(cleanText(text)));
  });

  it('[W65] lose control characters, marks that turn the reading round, halves of signs', () => {
    expect(cleanText('a\u0000b\u001b[31mc\u202ed\u2066e\u200ff\ufeffg\ud800h\uffffi\u0085j')).toBe('ab[31mcdefghij');
    expect(cleanText('e\u0301\r\n\tx')).toBe('\u00e9 x');
  });

  it('[W65] are shown as a box where the typeface has no sign', async () => {
    const { text } = await readPdf(pdfOf(saying('漢 😀 \u0628 konec'), IMPRINT, 'a-2a'));
    expect(text).toMatch(/□ □ □ konec/);
  });

  it('[W65] may have no space in two hundred thousand letters: they break at the margin, and nothing is put between them', async () => {
    const endless = 'abcdefghij'.repeat(20_000);
    const document = saying(endless, { facts: [{ name: 'Místo', value: 'W'.repeat(400) }] });
    const { text, pages } = await readPdf(pdfOf(document, IMPRINT, 'a-2a'));
    expect(pages).toBeGreaterThan(20);
    const letters = text.replaceAll(/^.*strana \d+ \/ \d+$|\n/gmu, '');
    expect(letters).not.toMatch(/[\u00ad\u200b-\u200d\u2060]/u);
    expect(text.match(/[a-j]{60,}/gu)?.join('').length).toBeGreaterThan(190_000);
    expect(wordsOf(await docxOf(document, IMPRINT))).toContain(endless);
  }, 60_000);

  it('[W65] may be a megabyte', async () => {
    const { blocks } = saying('Matka řekla, že docházka se zlepšila. ').sections[0]?.units[0] ?? { blocks: [] };
    const paragraphs = Array.from({ length: 400 }, () => blocks[0]).flatMap((block) => block ?? []);
    const base = saying('x');
    const units = [{ number: '1.1', by: 'škola', facts: [], blocks: paragraphs }];
    const document = { ...base, sections: base.sections.map((section) => ({ ...section, units })) };
    expect((await readPdf(pdfOf(document, IMPRINT, 'ua-1'))).pages).toBeGreaterThan(5);
    const long = 'Nejnedůvěryhodnějšímu sousedovi. '.repeat(32_000);
    expect(wordsOf(await docxOf(saying(long), IMPRINT)).length).toBeGreaterThan(1_000_000);
  }, 120_000);

  it('[W65] may be nested as deep as the text allows', async () => {
    let blocks = blocksOf({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'dno' }] }] });
    for (let depth = 0; depth < 16; depth += 1)
      blocks = [{ kind: 'list', ordered: depth % 2 === 0, start: 1, items: [blocks] }];
    const base = saying('x');
    const document = {
      ...base,
      sections: base.sections.map((section) => ({
        ...section,
        units: [{ number: '1.1', by: 'škola', facts: [], blocks }],
      })),
    };
    expect((await readPdf(pdfOf(document, IMPRINT, 'ua-1'))).text).toContain('dno');
    expect(wordsOf(await docxOf(document, IMPRINT))).toContain('dno');
  });
});

describe('a package', () => {
  it('[W66] holds the copy to keep, the copy to work with and what they are, escaped', async () => {
    const document = saying('Slovo.', { fileMark: 'OSPOD "1" & <2>' });
    const zip = unzipSync(
      await packageOf(document, IMPRINT, { kind: 'minutes', name: 'ospod-zapis' }, () => undefined),
    );
    expect(Object.keys(zip).toSorted()).toEqual(['metadata.xml', 'ospod-zapis.docx', 'ospod-zapis.pdf']);
    const xml = strFromU8(zip['metadata.xml'] ?? new Uint8Array());
    expect(xml).toContain('<fileMark>OSPOD &quot;1&quot; &amp; &lt;2&gt;</fileMark>');
    expect(xml).toContain('<fingerprint>ab12 34cd 56ef 7890</fingerprint>');
    expect(xml).toContain('<kind>minutes</kind>');
    expect((await readPdf(zip['ospod-zapis.pdf'] ?? new Uint8Array())).xmp).toMatch(/pdfaid:part>2</);
  });
});

describe('the fingerprint', () => {
  it('[W61] is that of the content: equal for equal copies, another one for one letter', () => {
    expect(fingerprintOf(saying('Slovo.'))).toBe(fingerprintOf(saying('Slovo.')));
    expect(fingerprintOf(saying('Slovo.'))).not.toBe(fingerprintOf(saying('Slova.')));
    expect(fingerprintOf(saying('Slovo.'))).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
  });
});
