import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { TEMPLATE } from './template.ts';
import type { CopyDocument, CopyImprint } from '../document.ts';
import { FACES, printable } from './fonts.ts';
import { deepMap } from './deep-map.ts';
import { nameOf, watermarkOf } from './watermark.ts';

/** Which promise the file declares: for reading aloud, or for keeping. */
export type PdfStandard = 'ua-1' | 'a-2a';

/** A folder that is not there: the compiler has no file to read besides the fonts. */
const NOWHERE = '/nonexistent/soulad';

/** Sets a copy as tagged PDF. Every word comes as data, never as markup. */
export function pdfOf(document: CopyDocument, imprint: CopyImprint, standard: PdfStandard): Buffer {
  const compiler = NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontPaths: Object.values(FACES) }] });
  const copy = {
    document: deepMap(document, printable),
    name: printable(nameOf(document)),
    watermark: printable(watermarkOf(document, imprint)),
    page: 'strana',
  };
  return compiler.pdf(
    { mainFileContent: TEMPLATE, inputs: { copy: JSON.stringify(copy) } },
    { pdfStandard: standard, pdfTags: true, creationTimestamp: Math.floor(imprint.madeAt / 1000) },
  );
}
