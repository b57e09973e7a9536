/** Přihlašování a podpis: the own passkeys and codes, and the proof that acts ask for. */
export { MeansPage } from './means-page.js';
export { ProofFields } from './proof-fields.js';
export { type AccountProof, useAccountProof } from './use-account-proof.js';
export { useProof, type Proof } from './use-proof.js';
