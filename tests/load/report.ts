import type { Row } from './benchmark.js';

/** The rows as a table in Markdown; one line for each figure. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.flatMap((row) =>
    Object.entries(row.figures).map(([name, value]) => {
      const aims = row.aims?.filter((aim) => aim.figure === name) ?? [];
      const aim = aims.map(({ words, met }) => `${words}: ${met === null ? 'no peer' : met ? 'met' : '**missed**'}`);
      return [row.benchmark, row.case, name, row.subject, shown(value), aim.join('; ')];
    }),
  );
  const head = ['benchmark', 'case', 'figure', 'subject', 'median', 'aim'];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A figure with three digits that say something. */
function shown(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

const COLOURS = ['#1f5f8b', '#c77d2e', '#6b7f3a', '#8a4b6b'];
const [WIDTH, LEFT, BAR, GAP] = [900, 380, 16, 6];

/** Bars of every figure, each group against its own largest; for a first look, the table tells more. */
export function chartOf(rows: readonly Row[]): string {
  const subjects = [...new Set(rows.map((row) => row.subject))];
  const groups = new Map<string, { subject: string; value: number }[]>();
  for (const row of rows)
    for (const [name, value] of Object.entries(row.figures)) {
      if (!Number.isFinite(value)) continue;
      const key = `${row.benchmark}: ${name}`;
      groups.set(key, [...(groups.get(key) ?? []), { subject: row.subject, value }]);
    }
  let y = 40;
  const parts: string[] = [];
  for (const [name, bars] of groups) {
    const longest = Math.max(...bars.map(({ value }) => Math.abs(value)), Number.MIN_VALUE);
    parts.push(`<text x="${LEFT - 10}" y="${y + 13}" text-anchor="end">${escaped(name)}</text>`);
    for (const { subject, value } of bars) {
      const width = Math.max(1, ((WIDTH - LEFT - 120) * Math.abs(value)) / longest);
      const colour = COLOURS[subjects.indexOf(subject) % COLOURS.length];
      parts.push(
        `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${colour}"/>`,
        `<text x="${LEFT + width + 6}" y="${y + 13}">${shown(value)}</text>`,
      );
      y += BAR + 2;
    }
    y += GAP;
  }
  const legend = subjects.map(
    (name, index) =>
      `<rect x="${20 + index * 200}" y="12" width="12" height="12" fill="${COLOURS[index % COLOURS.length]}"/><text x="${38 + index * 200}" y="23">${escaped(name)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y + 10}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${y + 10}" fill="#fff"/>`,
    ...legend,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
