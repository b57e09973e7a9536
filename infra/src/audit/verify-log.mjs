import { ChainCheck } from './verify-chain.mjs';

/**
 * Verifies every chain of a log against itself, its noted end and the signed checkpoints. One pass, O(rows).
 * @param {{ rows: AsyncIterable<import('./verify-chain.mjs').Row[]>, heads: Map<string, import('./verify-chain.mjs').Mark> }} log
 *   rows by chain and number, in pages
 * @param {Map<string, import('./verify-chain.mjs').Mark[]>} marks from `verifyCheckpoints`
 * @returns {Promise<{ rows: number, chains: number, findings: import('./verify-chain.mjs').Finding[] }>}
 */
export async function verifyLog({ rows, heads }, marks) {
  const findings = [];
  const left = new Set([...heads.keys(), ...marks.keys()]);
  let count = 0;
  let chains = 0;
  /** @type {ChainCheck | null} */
  let chain = null;
  const open = (stream) => new ChainCheck(stream, marks.get(stream) ?? []);
  const close = (one) => {
    if (left.delete(one.stream)) chains += 1;
    findings.push(...one.end(heads.get(one.stream) ?? null));
  };
  for await (const page of rows) {
    for (const row of page) {
      if (chain?.stream !== row.key) {
        if (chain) close(chain);
        chain = open(row.key);
      }
      chain.take(row);
      count += 1;
    }
  }
  if (chain) close(chain);
  // Chains that are named and have no row at all.
  for (const stream of [...left]) close(open(stream));
  return { rows: count, chains, findings };
}

const WORDS = {
  changed: 'does not say what it said when it was written',
  broken: 'does not continue the row before it: one was put in, taken out or put elsewhere',
  missing: 'missing',
  cut: 'cut off the end',
  rewritten: 'differs from what was signed: the chain was written anew',
  surplus: 'stands where no row should',
};

/** One finding as a line for people. */
export function sentenceOf({ stream, kind, at, to }) {
  return `chain ${stream}, row ${at === to ? at : `${at} to ${to}`}: ${WORDS[kind]}`;
}
