import { globSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../run/refusal.mjs';

/**
 * The workspaces in the order their suites run, each line at the same time: what takes a minute or less side by side, then
 * the server and the whole system, each with every processor to itself.
 */
export const ROUNDS = [['infra', 'shared', 'web'], ['api'], ['tests']];
const NEED_POSTGRES = ['api', 'tests'];
const NEED_BROWSER = ['web', 'tests'];
const NEED_BUILD = ['tests'];

/**
 * What has to run for the given workspaces (none = all).
 * @param {string[]} names
 * @returns {{ rounds: { name: string, config: string }[][], postgres: boolean, browser: boolean, build: boolean }}
 *   config: path of a Vitest configuration, relative to the workspace
 * @throws {Refusal} for a name that is no workspace
 */
export function planSuites(root, names) {
  const known = ROUNDS.flat();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Refusal(`There is no workspace "${unknown}"; there are ${known.join(', ')}.`);
  const chosen = names.length ? names : known;
  const needs = (list) => chosen.some((name) => list.includes(name));
  const rounds = ROUNDS.map((round) => round.filter((name) => chosen.includes(name)));
  return {
    rounds: rounds.filter((round) => round.length).map((round) => round.flatMap((name) => suitesOf(root, name))),
    postgres: needs(NEED_POSTGRES),
    browser: needs(NEED_BROWSER),
    build: !names.length || needs(NEED_BUILD),
  };
}

// A folder may bring a suite of its own, as the record editor does for the browser.
function suitesOf(root, name) {
  const inner = globSync('src/**/vitest.config.ts', { cwd: join(root, name) }).sort();
  return ['vitest.config.ts', ...inner].map((config) => ({ name, config }));
}
