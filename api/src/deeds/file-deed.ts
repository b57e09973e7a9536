import { createHash } from 'node:crypto';
import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId } from '@soulad/shared/ids';
import type { CertificateWords } from '@soulad/shared/signoff';
import type { Certificate } from 'pkijs';
import type { RequestContext } from '../platform/context.js';
import { prepareSignature, signRevision, type SignWish } from '../signoffs/index.js';
import { type SignatureFindings, verifySignature } from './cms/verify-signature.js';
import { deedRefused } from './deed-refused.js';
import { answerOf, DEED_PLACES, type DeedRow, deedsOf, insertFiled } from './deeds.repository.js';
import { APPENDED, checkUpdate } from './pdf/check-update.js';

/** Bytes sealed and stored as one piece. */
const PIECE = 256 * 1024;

/** The file that came back, with what was handed out. */
export interface ReturnedDeed {
  readonly deed: DeedRow;
  readonly wish: SignWish;
  readonly statement: string;
  readonly now: number;
}

/**
 * [W39] Finds what a file begins with, among what was handed out to the caller for this party, and that it still says what
 * the party would sign. Every byte of the file is looked at once.
 * @throws ProductError as `prepareSignature`; SIGNATURE_REFUSED (other, older, filed)
 */
export async function findDeed(ctx: RequestContext, place: DeedPlace, file: Buffer): Promise<ReturnedDeed> {
  const deeds = await deedsOf(ctx, place.roundId, place.partyId);
  const found = await beginningOf(ctx, deeds, file);
  if (found?.filed === true) throw deedRefused('filed');
  const sealed = found && (await ctx.open(found.caseId, DEED_PLACES.statement(found.id), found.statement));
  const statement = sealed?.toString('utf8') ?? '{}';
  // Decoder: made by `statementOf`.
  const { reservation } = JSON.parse(statement) as { readonly reservation?: string };
  const wish = { ...place, reservation };
  const prepared = await prepareSignature(ctx, wish);
  if (found === undefined) throw deedRefused('other');
  if (found.roundId !== prepared.round.id || prepared.statement !== statement) throw deedRefused('older');
  return { deed: found, wish, statement, now: ctx.now };
}

/** Party and round a file is handed in for. */
export interface DeedPlace {
  readonly roundId: string;
  readonly partyId: PartyId;
}

/** The one of these whose bytes the file begins with. */
async function beginningOf(ctx: RequestContext, deeds: readonly DeedRow[], file: Buffer): Promise<DeedRow | undefined> {
  const hash = createHash('sha256');
  let at = 0;
  for (const deed of deeds.toSorted((a, b) => a.size - b.size)) {
    if (deed.size > file.length) break;
    hash.update(file.subarray(at, deed.size));
    at = deed.size;
    const known = await ctx.open(deed.caseId, DEED_PLACES.digest(deed.id), deed.digest);
    if (hash.copy().digest().equals(known)) return deed;
  }
  return undefined;
}

/**
 * Checks the file outside of any transaction: what was appended, then the signature over it.
 * @throws ProductError SIGNATURE_REFUSED; TOO_LARGE
 */
export async function checkDeed(
  file: Buffer,
  { deed, now }: ReturnedDeed,
  anchors: readonly Certificate[],
): Promise<SignatureFindings> {
  if (file.length > deed.size + APPENDED.bytes) throw new ProductError('TOO_LARGE');
  const found = checkUpdate(file.toString('latin1'), deed.size);
  const parts = [file.subarray(0, found.from), file.subarray(found.to)];
  return verifySignature(parts, found, { notBefore: deed.madeAt, now, anchors });
}

/**
 * [W39] Files a checked file as the signature of its party: signature, sealed file and audit in one transaction.
 * @throws ProductError as `signRevision`
 */
export async function fileDeed(
  ctx: RequestContext,
  { deed, wish, statement }: ReturnedDeed,
  { file, findings }: { readonly file: Buffer; readonly findings: SignatureFindings },
): Promise<RecordId> {
  const exported = await ctx.open(deed.caseId, DEED_PLACES.digest(deed.id), deed.digest);
  const digest = createHash('sha256').update(file).digest();
  const words: CertificateWords = { exported: exported.toString('hex'), file: digest.toString('hex'), ...findings };
  const recordId = await signRevision(ctx, wish, { statement, evidence: { method: 'certificate', ...words } });
  const answerId = await answerOf(ctx, wish.roundId, deed.partyId);
  if (answerId === undefined) throw new ProductError('CONFLICT');
  const pieces: Buffer[] = [];
  for (let n = 0; n * PIECE < file.length; n += 1)
    pieces.push(await ctx.seal(deed.caseId, DEED_PLACES.piece(answerId, n), file.subarray(n * PIECE, (n + 1) * PIECE)));
  const sealedDigest = await ctx.seal(deed.caseId, DEED_PLACES.filed(answerId), digest);
  await insertFiled(ctx, { answerId, deedId: deed.id, size: file.length, digest: sealedDigest, pieces });
  const { chain, qualified } = findings;
  ctx.audit({
    ...{ action: 'deed.file', caseId: deed.caseId, objectType: 'record', objectId: recordId, rule: 'W39' },
    detail: { round: wish.roundId, party: deed.partyId, deed: deed.id, size: file.length, chain, qualified },
  });
  return recordId;
}
