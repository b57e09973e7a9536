/**
 * What people prove once more by who they are: passkeys, one-time codes, codes on paper (SIGNOFF.md S13, S14). Invariants:
 * everything is the person's own and seen by nobody else; a proof is bound to what it is for, to its session and to five
 * minutes, and is taken once; a means is changed by who has proven the ones before, and the person is told.
 */
export { MeansModule } from './means.module.js';
export { ProofFields, ProofChallengeView } from './means.graphql.js';
export { type ProofAsked, Prover } from './prover.js';
export { signingUse } from './signing-use.js';
