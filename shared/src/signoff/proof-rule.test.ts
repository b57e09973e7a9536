import { describe, expect, it } from 'vitest';
import { type OwnMeans, PROOF_RULE, type ProofUse, waysToProve } from './index.js';

const own = (more: Partial<OwnMeans> = {}): OwnMeans => ({
  ...{ passkey: false, code: false, recovery: false, demo: false },
  ...more,
});
const USES: readonly ProofUse[] = ['signAgency', 'signSelf', 'account'];

describe('the rule of proofs', () => {
  it.each<[ProofUse, Partial<OwnMeans>, readonly string[]]>([
    ['signAgency', {}, []],
    ['signAgency', { code: true }, ['passwordAndCode']],
    ['signAgency', { passkey: true, code: true, recovery: true }, ['passkey', 'passwordAndCode']],
    ['signAgency', { recovery: true }, []],
    ['signSelf', {}, ['password']],
    ['signSelf', { passkey: true }, ['passkey']],
    ['signSelf', { code: true, recovery: true }, ['passwordAndCode']],
    ['account', {}, ['password']],
    ['account', { passkey: true, recovery: true }, ['passkey', 'recovery']],
    ['account', { code: true, recovery: true }, ['passwordAndCode', 'recovery']],
  ])('[S13] %s with %j takes %j', (use, means, ways) => {
    expect(waysToProve(use, own(means))).toEqual(ways);
  });

  it('[S13] never takes the password alone once something stronger is set up, nor the name outside of a demo', () => {
    for (const use of USES)
      for (const passkey of [false, true])
        for (const code of [false, true])
          for (const recovery of [false, true]) {
            const ways = waysToProve(use, own({ passkey, code, recovery }));
            expect(ways.includes('password') && (passkey || code)).toBe(false);
            expect(ways).not.toContain('demo');
            for (const way of ways) expect(PROOF_RULE[use]).toContain(way);
          }
  });

  it('[S13] takes the name in a demo, where nobody has a password, and a passkey before it', () => {
    for (const use of USES) {
      expect(waysToProve(use, own({ demo: true }))).toEqual(['demo']);
      expect(waysToProve(use, own({ demo: true, passkey: true, code: true, recovery: true }))).toEqual([
        'passkey',
        'demo',
      ]);
    }
  });
});
