/** Revisions and signatures, pure (SIGNOFF.md): what is hashed, what is signed, and how a party checks it alone. */
export { fromHex, joined, sameBytes, toHex } from './bytes.js';
export { audienceHashOf, contentHashOf, HASH_BYTES, leafHash, type LeafFields } from './leaf.js';
export { WORDINGS } from './wording.js';
export { isTreeSize, type Place, plantTree, type Random, rootFrom, type Tree, treeSize } from './tree.js';
export { viewHashOf } from './view.js';
export {
  challengeOf,
  fingerprintOf,
  type RevisionFields,
  type RevisionKind,
  revisionStatement,
  type SignatureFields,
  signatureStatement,
} from './statement.js';
export {
  type Bundle,
  type BundleHead,
  type BundleLeaf,
  type CertificateWords,
  type Evidence,
  type Sealed,
  sealedSignature,
  type SignedStatement,
  viewStatement,
  writeBundle,
  writeIndex,
} from './bundle.js';
export { DEED_REFUSALS, type DeedRefusal } from './deed-refusals.js';
export { base64Url, type CheckP256, passkeyFits, rawSignature } from './passkey.js';
export { type OwnMeans, PROOF_RULE, type ProofUse, type ProofWay, waysToProve } from './proof-rule.js';
export { type BundleFacts, type Fault, type SealChecks, type Verdict, verifyBundle } from './verify-bundle.js';
export {
  answerIn,
  type Answer,
  type AnswerKind,
  type AskedSeat,
  holds,
  isCarried,
  mayAnswer,
  type Quorum,
  type RoundFacts,
  type SeatState,
  type Standing,
  standingOf,
} from './round.js';
