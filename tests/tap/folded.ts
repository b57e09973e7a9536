/** Text made alike: escapes undone, accents and capitals taken off, every run of spaces one space. */

/** What of `text` is compared with folded phrases. Used on phrases and on what is searched. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u200b\u00ad\u2060]+/gu, ' ');
}

/** `text` with its escapes undone (JSON, URL, HTML), as often as they were applied. Undefined when there are none. */
export function unescaped(text: string): string | undefined {
  if (!/\\+u[0-9a-f]{4}|%[0-9a-f]{2}|&#|\+/i.test(text)) return undefined;
  let now = text.replaceAll('+', ' ');
  for (let round = 0; round < 3; round += 1) {
    const next = now
      .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
      .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => character(Number.parseInt(code, 16)))
      .replace(/&#(\d{1,7});/g, (_, code: string) => character(Number(code)));
    if (next === now) return now;
    now = next;
  }
  return now;
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
