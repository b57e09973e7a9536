import { createHash } from 'node:crypto';
import type { CopyDocument, CopyImprint } from '../document.ts';
import { docxOf } from './docx.ts';
import { zipOf } from './zip.ts';

/** Code of the kind and base of the names in the package. */
export interface PackageNames {
  readonly kind: string;
  readonly name: string;
}

/** For the records system of an office: the copy to keep, the copy to work with, and what they are. */
export async function packageOf(
  document: CopyDocument,
  imprint: CopyImprint,
  { kind, name }: PackageNames,
  done: (part: number) => void,
): Promise<Buffer> {
  const { pdfOf } = await import('./pdf.ts');
  const pdf = pdfOf(document, imprint, 'a-2a');
  done(0.6);
  const docx = await docxOf(document, imprint);
  done(0.9);
  const files = [
    { name: `${name}.pdf`, type: 'application/pdf', bytes: pdf },
    { name: `${name}.docx`, type: DOCX, bytes: docx },
  ];
  const metadata = metadataOf(document, imprint, kind, files);
  return zipOf([...files, { name: 'metadata.xml', bytes: Buffer.from(metadata, 'utf8') }]);
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Filed {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What a records system asks for: file mark, kind, day, fingerprint, and the digest of every file. */
function metadataOf(
  { title, fileMark, recipient, formal }: CopyDocument,
  { fingerprint, madeAt }: CopyImprint,
  kind: string,
  files: readonly Filed[],
): string {
  const line = (name: string, value: string): string => `  <${name}>${escapeXml(value)}</${name}>`;
  const file = ({ name, type, bytes }: Filed): string =>
    `    <file name="${escapeXml(name)}" type="${type}" size="${bytes.length}" sha256="${createHash('sha256').update(bytes).digest('hex')}"/>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<copy xmlns="urn:soulad:copy:1">',
    line('fileMark', fileMark),
    line('kind', kind),
    line('title', title),
    line('recipient', recipient),
    line('formal', String(formal)),
    line('madeAt', new Date(madeAt).toISOString()),
    line('fingerprint', fingerprint),
    '  <files>',
    ...files.map(file),
    '  </files>',
    '</copy>',
    '',
  ].join('\n');
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as it may stand in an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? '');
}
