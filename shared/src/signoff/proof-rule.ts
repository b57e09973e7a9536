/** How a person proves once more who they are, and which of it is enough for what (SIGNOFF.md S13): data, read by server and screen. */
import type { Evidence } from './bundle.js';

/** `recovery`: the password with one of the codes kept on paper. A certificate proves itself and is asked for by nobody. */
export type ProofWay = Exclude<Evidence['method'], 'certificate'> | 'recovery';

/**
 * What a proof is for: a signature for an agency, one for oneself, or what the session alone is not enough for: emergency
 * access, a copy on paper, a change of the means themselves.
 */
export type ProofUse = 'signAgency' | 'signSelf' | 'account';

/** [S13] Strongest first. Who uses what is not here may not use it. */
export const PROOF_RULE: Readonly<Record<ProofUse, readonly ProofWay[]>> = {
  signAgency: ['passkey', 'passwordAndCode'],
  signSelf: ['passkey', 'passwordAndCode', 'password'],
  account: ['passkey', 'passwordAndCode', 'recovery', 'password'],
};

/** What a person has set up, and whether the installation is a demo. */
export interface OwnMeans {
  readonly passkey: boolean;
  readonly code: boolean;
  readonly recovery: boolean;
  readonly demo: boolean;
}

/** [S13] The ways that are open now. The password alone is enough only until there is something stronger. */
export function waysToProve(use: ProofUse, own: OwnMeans): readonly ProofWay[] {
  const has: Readonly<Record<ProofWay, boolean>> = {
    passkey: own.passkey,
    passwordAndCode: own.code && !own.demo,
    recovery: own.recovery && !own.demo,
    password: !own.passkey && !own.code && !own.demo,
    demo: false,
  };
  const ways = PROOF_RULE[use].filter((way) => has[way]);
  return own.demo ? [...ways, 'demo'] : ways;
}
