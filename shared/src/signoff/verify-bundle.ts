/** The check that a party makes alone, without a network and without trusting whoever handed it the file (S10 to S12). */
import { canonicalJson, encodeUtf8, type Json } from '../doc/index.js';
import {
  type BundleHead,
  type BundleLeaf,
  hasExactly,
  readHead,
  readLeaf,
  readLine,
  type Sealed,
  sealedSignature,
} from './bundle.js';
import { fromHex, toHex } from './bytes.js';
import { contentHashOf, leafHash } from './leaf.js';
import { type CheckP256, passkeyFits } from './passkey.js';
import { challengeOf, fingerprintOf } from './statement.js';
import { isTreeSize, rootFrom } from './tree.js';
import { viewHashOf } from './view.js';

/** The two checks of signatures that plain arithmetic does not do. */
export interface SealChecks {
  /** Ed25519: key 32 bytes, signature 64. */
  readonly ed25519: (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;
  readonly p256: CheckP256;
}

/** What does not fit. `leaf` counts from 1 in the order of the bundle. */
export type Fault =
  | { readonly code: 'form' | 'seal' | 'chain' | 'view' | 'signature' | 'signer' }
  | { readonly code: 'leaf'; readonly leaf: number };

/** What a bundle says, when nothing was found wrong with it. */
export interface BundleFacts {
  readonly version: number;
  readonly recordKind: string;
  readonly root: string;
  readonly fingerprint: string;
  readonly at: number;
  readonly passages: number;
  /** False when a passage was taken from the party after the cut. */
  readonly whole: boolean;
  readonly signer: string | null;
  readonly method: string | null;
  /** SHA-256 of the signed PDF, when it was signed by certificate: whoever has the file compares it. */
  readonly signedFile: string | null;
  /** Keys of the server that sealed, each once. */
  readonly keys: readonly string[];
}

export interface Verdict {
  readonly faults: readonly Fault[];
  readonly facts: BundleFacts | null;
}

type Fields = { readonly [key: string]: Json | undefined };

/** Checks a bundle. It accepts what the server wrote and nothing else, and says which leaf does not fit. */
export async function verifyBundle(text: string, checks: SealChecks): Promise<Verdict> {
  const lines = text.split('\n');
  const head = readHead(lines[0] ?? '');
  if (!head || lines.at(-1) !== '') return { faults: [{ code: 'form' }], facts: null };
  const [revision, view] = [fieldsOf(head.revision), fieldsOf(head.view)];
  const faults: Fault[] = [];
  const note = (fits: boolean, fault: Fault): void => void (fits || faults.push(fault));
  for (const one of [head.revision, head.view, ...head.earlier]) note(await sealFits(one, checks), { code: 'seal' });
  note(chainFits(head), { code: 'chain' });
  const leaves = lines.slice(1, -1).map(readLeaf);
  const expected = hashesIn(view);
  const count = Math.max(leaves.length, expected.length);
  for (let at = 0; at < count; at += 1)
    note(leafFits(leaves[at], expected[at], revision), { code: 'leaf', leaf: at + 1 });
  note(viewFits(head, leaves, { revision, view }), { code: 'view' });
  for (const code of await signatureFaults(head, { revision, view }, checks)) faults.push({ code });
  return {
    faults,
    facts:
      faults.length > 0
        ? null
        : factsOf(head, leaves.filter((leaf) => leaf !== undefined && !isBeside(leaf.content)).length),
  };
}

async function sealFits({ statement, key, seal }: Sealed, checks: SealChecks): Promise<boolean> {
  const [publicKey, signature] = [fromHex(key, 32), fromHex(seal, 64)];
  if (!publicKey || !signature) return false;
  return checks.ed25519(publicKey, encodeUtf8(statement), signature);
}

/** Versions count up from 1, and every revision names the root of the one before. */
function chainFits({ earlier, revision }: BundleHead): boolean {
  let root = '';
  const record = fieldsOf(revision)?.record;
  for (const [at, one] of [...earlier, revision].entries()) {
    const fields = fieldsOf(one);
    if (fields?.kind !== 'soulad-revision' || fields.version !== at + 1 || fields.record !== record) return false;
    if (fields.prevRoot !== root || !fromHex(fields.root, 32)) return false;
    root = String(fields.root);
  }
  return true;
}

function leafFits(leaf: BundleLeaf | undefined, expected: string | undefined, revision: Fields | undefined): boolean {
  const hash = leaf && hashOf(leaf, revision);
  if (!leaf || !hash || toHex(hash) !== expected) return false;
  const path = leaf.path.flatMap((one) => fromHex(one, 32) ?? []);
  const size = 2 ** path.length;
  const index = Number.parseInt(leaf.index, 16);
  if (size !== revision?.size || !isTreeSize(size) || index >= size) return false;
  return toHex(rootFrom(hash, { index, path })) === revision.root;
}

function hashOf(
  { salt, unitTag, audienceHash, content }: BundleLeaf,
  revision: Fields | undefined,
): Uint8Array | undefined {
  const bytes = fromHex(salt, 32);
  if (!bytes || typeof revision?.record !== 'string' || typeof revision.version !== 'number') return undefined;
  const { record, version } = revision;
  return leafHash(bytes, { record, version, unitTag, contentHash: contentHashOf(content), audienceHash });
}

interface Told {
  readonly revision: Fields | undefined;
  readonly view: Fields | undefined;
}

function viewFits(head: BundleHead, leaves: readonly (BundleLeaf | undefined)[], { revision, view }: Told): boolean {
  const key = fromHex(head.view.viewKey, 32);
  if (view?.kind !== 'soulad-view' || view.root !== revision?.root || view.version !== revision?.version) return false;
  if (!key || typeof view.party !== 'string' || head.view.key !== head.revision.key) return false;
  const contents = leaves.flatMap((leaf) => (leaf ? [contentHashOf(leaf.content)] : []));
  return viewHashOf(key, view.party, contents) === view.viewHash;
}

async function signatureFaults(
  { signature, revision: { key } }: BundleHead,
  { revision, view }: Told,
  checks: SealChecks,
): Promise<('signature' | 'signer')[]> {
  if (signature === null) return [];
  const said = readLine(signature.statement);
  const { evidence } = signature;
  const fits =
    said?.kind === 'soulad-signature' &&
    said.party === view?.party &&
    said.root === revision?.root &&
    said.prevRoot === revision?.prevRoot &&
    said.version === revision?.version &&
    (view?.whole !== true || said.viewHash === view.viewHash) &&
    signature.key === key &&
    isEvidence(evidence) &&
    (await sealFits({ ...signature, statement: sealedSignature(signature) }, checks));
  if (!fits) return ['signature'];
  if (evidence.method !== 'passkey') return [];
  return (await passkeyFits(evidence, challengeOf(signature.statement), checks.p256)) ? [] : ['signer'];
}

function isEvidence(evidence: unknown): boolean {
  if (typeof evidence !== 'object' || evidence === null || !('method' in evidence)) return false;
  if (evidence.method === 'passkey')
    return hasExactly(evidence, ['method', 'publicKey', 'clientData', 'authenticatorData', 'signature']);
  return evidence.method === 'certificate' ? isOfCertificate(evidence) : hasExactly(evidence, ['method']);
}

const CERTIFICATE = ['exported', 'file', 'certificate', 'holder', 'issuer', 'chain', 'qualified', 'claimedAt'];

function isOfCertificate(evidence: object): boolean {
  if (!hasExactly(evidence, ['method', ...CERTIFICATE])) return false;
  const said = evidence as Readonly<Record<string, unknown>>;
  return [said.exported, said.file, said.certificate].every((digest) => fromHex(digest, 32) !== undefined);
}

function fieldsOf({ statement }: Sealed): Fields | undefined {
  return readLine(statement);
}

function hashesIn(view: Fields | undefined): string[] {
  return Array.isArray(view?.leaves) ? view.leaves.map((hash) => canonicalJson(hash).slice(1, -1)) : [];
}

/** What one reader is told beside a passage is no passage (S16). */
function isBeside(content: Json): boolean {
  return typeof content === 'object' && content !== null && Object.hasOwn(content, 'references');
}

function factsOf(head: BundleHead, passages: number): BundleFacts {
  const [revision, view] = [fieldsOf(head.revision), fieldsOf(head.view)];
  const signer = head.signature ? readLine(head.signature.statement)?.signer : null;
  const root = String(revision?.root);
  return {
    ...{ version: Number(revision?.version), recordKind: String(revision?.recordKind), at: Number(revision?.at) },
    ...{ root, fingerprint: fingerprintOf(root), passages, whole: view?.whole === true },
    signer: typeof signer === 'string' ? signer : null,
    method: head.signature?.evidence.method ?? null,
    signedFile: head.signature?.evidence.method === 'certificate' ? head.signature.evidence.file : null,
    keys: [...new Set([head.revision, ...head.earlier].map((one) => one.key))],
  };
}
