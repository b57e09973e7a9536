import { type CopyKind, PAPER } from './words.js';
import type { CopyFormat } from './render/main.js';

const ENDINGS: Readonly<Record<CopyFormat, string>> = { pdf: 'pdf', docx: 'docx', package: 'zip' };
const LONGEST_MARK = 60;

/** File mark and kind, in plain letters: no name of a person, nothing that a file system or a shell would read. */
export function baseName(fileMark: string, kind: CopyKind): string {
  // [W69] Whoever gets the certificate need not know of the file.
  const mark = (kind === 'certificate' ? '' : fileMark)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .slice(0, LONGEST_MARK)
    .replaceAll(/^-+|-+$/g, '');
  return [mark, PAPER[kind].file].filter(Boolean).join('-');
}

/** The name under which a copy is handed out. */
export function fileName(fileMark: string, kind: CopyKind, format: CopyFormat): string {
  return `${baseName(fileMark, kind)}.${ENDINGS[format]}`;
}
