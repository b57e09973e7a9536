/**
 * Sets one copy in a process of its own: it gets the finished document, has no way to the database and no environment,
 * and can be ended at any moment without harm to anybody else.
 */
import type { CopyDocument, CopyImprint } from '../document.ts';
import { docxOf } from './docx.ts';
import { packageOf } from './package.ts';
import type { PdfStandard } from './pdf.ts';

export type CopyFormat = 'pdf' | 'docx' | 'package';

export interface RenderOrder {
  readonly document: CopyDocument;
  readonly imprint: CopyImprint;
  readonly format: CopyFormat;
  readonly standard: PdfStandard;
  readonly kind: string;
  /** Base of the names inside of a package. */
  readonly name: string;
}

/** What the process says: how far it is, and at the end the file. */
export type RenderWord = { readonly part: number } | { readonly bytes: Buffer };

function say(word: RenderWord): void {
  process.send?.(word);
}

/** The typesetter is loaded for PDF alone: a text document is made on machines that have none. */
async function render({ document, imprint, format, standard, kind, name }: RenderOrder): Promise<Buffer> {
  if (format === 'pdf') return (await import('./pdf.ts')).pdfOf(document, imprint, standard);
  if (format === 'docx') return docxOf(document, imprint);
  return packageOf(document, imprint, { kind, name }, (part) => say({ part }));
}

process.once('message', (order: RenderOrder) => {
  say({ part: 0.1 });
  void render(order).then((bytes) => {
    process.send?.({ bytes }, () => process.disconnect?.());
  });
});
