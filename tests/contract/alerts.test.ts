import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { freePort, ROOT } from '../support/api-process.js';
import { startSystem, type System } from '../support/system.js';
import { waitFor } from '../support/wait-for.js';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}

const read = (path: string): string => readFileSync(`${ROOT}infra/${path}`, 'utf8');
const RULES: readonly Rule[] = parse(read('container/alerts.yml')).groups.flatMap(
  (group: { rules: Rule[] }) => group.rules,
);
const PAGE = read('docs/operations.md');
/** What the language of the rules brings along, and what Prometheus itself measures. */
const WORDS = ['sum', 'max', 'by', 'le', 'rate', 'increase', 'histogram_quantile', 'up', 'job'];

let system: System;
let samples: readonly string[];
beforeAll(async () => {
  const port = await freePort();
  system = await startSystem({ env: { SOULAD_METRICS: String(port) } });
  samples = await waitFor('the database is measured', async () => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return (
      text.includes('soulad_database_up 1') && text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    );
  });
});
afterAll(() => system?.stop());

it('every rule asks for measures, labels and values that a running server has', () => {
  expect(RULES.length).toBeGreaterThan(10);
  for (const { alert, expr } of RULES) {
    const bare = expr.replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, '');
    const names = [...bare.matchAll(/[a-z_]{2,}/g)].map(([name]) => name).filter((name) => !WORDS.includes(name));
    const unknown = names.filter((name) => !samples.some((line) => line.split(/[{ ]/)[0] === name));
    expect(unknown, alert).toEqual([]);
    const labelled = [...expr.matchAll(/([a-z_]+)\{([a-z]+)=~?"([^"]+)"\}/g)].filter(([, , label]) => label !== 'job');
    const parts = labelled.flatMap(([, name = '', label = '', values = '']) =>
      values.split('|').map((one) => [name, `${label}="${one}"`] as const),
    );
    const measured = ([name, label]: readonly [string, string]): boolean =>
      samples.some((line) => line.startsWith(`${name}{`) && line.split(/[{,}]/).includes(label));
    expect(
      parts.filter((part) => !measured(part)),
      alert,
    ).toEqual([]);
  }
});

it('every rule has the form of one, and stands with what to do in the operations', () => {
  const names = RULES.map(({ alert }) => alert);
  expect(new Set(names).size).toBe(names.length);
  for (const { alert, expr, for: held = '0s', labels, annotations } of RULES) {
    expect(PAGE).toContain(`| ${alert} |`);
    expect(['page', 'warn']).toContain(labels.severity);
    expect(annotations.summary).toMatch(/^[A-Z].+\.$/);
    expect(held).toMatch(/^\d+[sm]$/);
    expect(expr).toMatch(/ (?:>|==) [\d.e]+$/);
    for (const [open, close] of ['()', '{}', '[]'])
      expect(expr.split(open ?? '').length, `${alert}: ${open}${close}`).toBe(expr.split(close ?? '').length);
  }
});

it('every measure that the server hands out is explained in the operations', () => {
  const names = new Set(samples.map((line) => (line.split(/[{ ]/)[0] ?? '').replace(/_(?:bucket|sum|count)$/, '')));
  for (const name of names) expect(PAGE, name).toContain(`\`${name}\``);
});
