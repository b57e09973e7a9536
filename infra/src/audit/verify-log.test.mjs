import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { jsonbText } from './jsonb-text.mjs';
import { chainsOf, checkpointOf, rowsOf, seeded, TAMPERINGS } from './tampering.testing.mjs';
import { verifyCheckpoints } from './verify-checkpoints.mjs';
import { sentenceOf, verifyLog } from './verify-log.mjs';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const signed = (statement) => sign(null, Buffer.from(statement), privateKey).toString('hex');
const verdict = (chains, marks = new Map()) =>
  verifyLog({ rows: rowsOf(chains), heads: new Map(chains.map(({ stream, head }) => [stream, head])) }, marks);

describe('the verifier of the audit log', () => {
  it('[A4] finds nothing in whole chains', async () => {
    const chains = chainsOf(seeded(1));
    const { marks, problems } = verifyCheckpoints([checkpointOf(chains, 1, null, signed)], publicKey, []);
    expect(problems).toEqual([]);
    expect(await verdict(chains, marks)).toEqual({
      rows: chains.flatMap(({ rows }) => rows).length,
      chains: 4,
      findings: [],
    });
  });

  it('[A5] finds and locates each of 10 000 random changes', async () => {
    const seed = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);
    const random = seeded(seed);
    for (let round = 0; round < 10_000; round += 1) {
      const chains = chainsOf(random);
      const { marks } = verifyCheckpoints([checkpointOf(chains, 1, null, signed)], publicKey, []);
      const kind = TAMPERINGS[round % TAMPERINGS.length];
      const { stream, at, to } = kind.change(chains, random);
      const { findings } = await verdict(chains, marks);
      const found = findings.some((one) => one.stream === stream && one.at <= to && one.to >= at);
      expect(
        found,
        `seed ${seed}, round ${round}: ${kind.name} at ${at}; found: ${findings.map(sentenceOf).join('; ')}`,
      ).toBe(true);
    }
  });

  it('[A7] refuses checkpoints of another key, another tree, another order', () => {
    const chains = chainsOf(seeded(2));
    const first = checkpointOf(chains, 1, null, signed);
    const second = checkpointOf(chains, 2, first, signed);
    const problems = (...all) => verifyCheckpoints(all, publicKey, []).problems;
    expect(problems(first, second)).toEqual([]);
    expect(problems(second)).toEqual(['checkpoint 2: does not follow checkpoint 0']);
    expect(problems(first, { ...second, signature: first.signature })).toEqual([
      'checkpoint 2: is not signed by this server',
    ]);
    expect(problems({ ...first, leaves: first.leaves.toReversed() })).toEqual([
      'checkpoint 1: does not have the root that was signed',
    ]);
    const forged = { ...first, heads: [{ ...first.heads[0], seq: 1 }] };
    expect(problems(forged)).toEqual(['checkpoint 1: names the end of a chain that was not signed']);
  });

  it('[A8] finds a second truth by the copy that an agency kept', () => {
    const chains = chainsOf(seeded(3));
    const kept = checkpointOf(chains, 1, null, signed);
    const other = checkpointOf(chainsOf(seeded(4)), 1, null, signed);
    expect(verifyCheckpoints([kept], publicKey, [kept]).problems).toEqual([]);
    expect(verifyCheckpoints([other], publicKey, [kept]).problems).toEqual([
      'the copy of an agency of checkpoint 1 differs from the file',
    ]);
  });

  it('writes details as the database does', () => {
    const detail = { b: 'á"\\\n\u0001', a: [1, true, null, 'x'], aa: { c: -2 } };
    expect(jsonbText(detail)).toBe('{"a": [1, true, null, "x"], "b": "á\\"\\\\\\n\\u0001", "aa": {"c": -2}}');
  });
});
