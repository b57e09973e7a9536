import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

function face(folder: string): string {
  const home = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
  return join(home, folder, `SourceSans3_${folder}.ttf`);
}

/** The faces a copy is set in; all of them travel in the file. */
export const FACES = {
  regular: face('400Regular'),
  italic: face('400Regular_Italic'),
  bold: face('600SemiBold'),
  boldItalic: face('600SemiBold_Italic'),
} as const;

/** Stands for a sign that the typeface does not have. */
export const NO_SIGN = '\u25a1';

let known: ReadonlySet<number> | undefined;

/** Text whose every sign the typeface has; others are shown as an empty box, for a file must not lack a sign silently. */
export function printable(text: string): string {
  known ??= signsOf(readFileSync(FACES.regular));
  const signs = known;
  return [...text].map((sign) => (signs.has(sign.codePointAt(0) ?? 0) ? sign : NO_SIGN)).join('');
}

/** Code points that a TrueType font maps to a glyph: its tables cmap of format 4 and 12. */
function signsOf(font: Buffer): ReadonlySet<number> {
  const tables = font.readUInt16BE(4);
  for (let n = 0; n < tables; n += 1) {
    const at = 12 + n * 16;
    if (font.toString('latin1', at, at + 4) === 'cmap') return cmapIn(font, font.readUInt32BE(at + 8));
  }
  throw new Error('The typeface has no table of signs.');
}

function cmapIn(font: Buffer, cmap: number): ReadonlySet<number> {
  const signs = new Set<number>();
  for (let n = 0; n < font.readUInt16BE(cmap + 2); n += 1) {
    const table = cmap + font.readUInt32BE(cmap + 4 + n * 8 + 4);
    const format = font.readUInt16BE(table);
    if (format === 12) addGroups(font, table, signs);
    else if (format === 4) addSegments(font, table, signs);
  }
  return signs;
}

function addGroups(font: Buffer, table: number, signs: Set<number>): void {
  for (let n = 0; n < font.readUInt32BE(table + 12); n += 1) {
    const at = table + 16 + n * 12;
    for (let sign = font.readUInt32BE(at); sign <= font.readUInt32BE(at + 4); sign += 1) signs.add(sign);
  }
}

function addSegments(font: Buffer, table: number, signs: Set<number>): void {
  const count = font.readUInt16BE(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + count * 2 + 2;
  for (let n = 0; n < count; n += 1) {
    const [first, last] = [font.readUInt16BE(starts + n * 2), font.readUInt16BE(ends + n * 2)];
    const offset = font.readUInt16BE(starts + count * 4 + n * 2);
    for (let sign = first; sign <= last && sign !== 0xffff; sign += 1) {
      const at = starts + count * 4 + n * 2 + offset + (sign - first) * 2;
      if (offset === 0 ? mapped(font, starts + count * 2 + n * 2, sign) : font.readUInt16BE(at) !== 0) signs.add(sign);
    }
  }
}

function mapped(font: Buffer, delta: number, sign: number): boolean {
  return ((sign + font.readInt16BE(delta)) & 0xffff) !== 0;
}
