/** What a reader of a PDF file gets to know of it. */
export interface ReadPdf {
  /** Words of all pages, in the order of the content. */
  readonly text: string;
  /** Roles of the structure tree in reading order, without nesting. */
  readonly roles: readonly string[];
  readonly language: string | null;
  readonly info: Readonly<Record<string, unknown>>;
  readonly xmp: string;
  readonly marked: boolean;
  /** Whether each font that a page draws with came in the file. */
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  readonly actions: boolean;
  readonly pages: number;
}

interface Node {
  readonly role?: string;
  readonly lang?: string;
  readonly children?: readonly Node[];
}

/** Parses a PDF file: nothing is taken from what the file merely declares where its content can be asked. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // Only where a file is read: whoever lays a table need not wait for it.
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    fontExtraProperties: true,
    useSystemFonts: false,
  });
  const file = await task.promise;
  try {
    const { info, metadata } = await file.getMetadata();
    const texts: string[] = [];
    const roles: string[] = [];
    let language: string | null = null;
    const fonts = new Map<string, boolean>();
    for (let n = 1; n <= file.numPages; n += 1) {
      const page = await file.getPage(n);
      const { items, lang, styles } = await page.getTextContent();
      language ??= lang;
      texts.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
      rolesIn((await page.getStructTree()) as Node | null, roles);
      await page.getOperatorList();
      for (const name of Object.keys(styles)) {
        const font = page.commonObjs.get(name) as { name: string; missingFile?: boolean; data?: Uint8Array };
        fonts.set(font.name, font.missingFile !== true && (font.data?.length ?? 0) > 0);
      }
    }
    const actions = (await file.getJSActions()) !== null || (await file.getOpenAction()) !== null;
    return {
      ...{ text: texts.join('\n'), roles, language, info: info as Record<string, unknown>, actions },
      xmp: metadata?.getRaw() ?? '',
      marked: markedIn(await file.getMarkInfo()),
      fonts: [...fonts].map(([name, embedded]) => ({ name, embedded })),
      pages: file.numPages,
    };
  } finally {
    await task.destroy();
  }
}

// Decoder: the published type speaks of an object, the reader gives a map.
function markedIn(info: unknown): boolean {
  return info instanceof Map && info.get('Marked') === true;
}

function rolesIn(node: Node | null, found: string[]): void {
  if (node?.role) found.push(node.role);
  for (const child of node?.children ?? []) rolesIn(child, found);
}
