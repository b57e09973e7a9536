import { ProductError } from '@soulad/shared/errors';
import type { CaseId, ReleaseId } from '@soulad/shared/ids';
import { z } from 'zod';
import type { RequestContext } from '../platform/context.js';
import { textFrom } from '../platform/input.js';
import type { ReleaseEvidenceView } from './case.graphql.js';
import type { SignatureInput } from './case-inputs.graphql.js';
import { knownCase } from './known-case.js';
import { requireRelease } from './releases.repository.js';

/** The field in which a signature is drawn, and the most of it that is kept. */
export const SIGNATURE = { width: 600, height: 200, mostStrokes: 200, mostNumbers: 4000 } as const;

const kept = z.object({ text: z.string(), name: z.string(), strokes: z.array(z.array(z.number())).nullable() });

const placeOf = (id: ReleaseId): string => `release|evidence|${id}`;

/** Seals what was signed and how. @throws ProductError BAD_INPUT for strokes that leave the field or are none */
export async function sealEvidence(
  ctx: RequestContext,
  caseId: CaseId,
  id: ReleaseId,
  { text, name, strokes }: SignatureInput,
): Promise<Buffer> {
  const evidence = { text: textFrom(text, 4000), name: textFrom(name, 200), strokes: strokes ? drawn(strokes) : null };
  return ctx.seal(caseId, placeOf(id), Buffer.from(JSON.stringify(evidence)));
}

/**
 * The signature under a release, or under the one it limits. For whoever may see the release.
 * @throws ProductError NOT_FOUND, also for a release without a signature
 */
export async function readReleaseEvidence(ctx: RequestContext, releaseId: ReleaseId): Promise<ReleaseEvidenceView> {
  let release = await requireRelease(ctx, releaseId);
  const { releases } = await knownCase(ctx, release.case_id);
  if (!releases.some((one) => one.id === releaseId)) throw new ProductError('NOT_FOUND');
  while (release.limits !== null) release = await requireRelease(ctx, release.limits);
  const [row] = await ctx.sql.query<{ evidence: Buffer | null }>('select evidence from release where id = $1', [
    release.id,
  ]);
  if (!row?.evidence) throw new ProductError('NOT_FOUND');
  const plain = await ctx.open(release.case_id, placeOf(release.id), row.evidence);
  const { text, name, strokes } = kept.parse(JSON.parse(plain.toString()));
  ctx.audit({ action: 'release.evidence', caseId: release.case_id, objectType: 'release', objectId: releaseId });
  return { releaseId, text, name, strokes, at: release.created_at };
}

function drawn(strokes: readonly (readonly number[])[]): number[][] {
  const numbers = strokes.flat();
  const inField = (stroke: readonly number[]): boolean =>
    stroke.length >= 2 &&
    stroke.length % 2 === 0 &&
    stroke.every((at, n) => at >= 0 && at <= (n % 2 === 0 ? SIGNATURE.width : SIGNATURE.height));
  const fits =
    numbers.length >= 8 && numbers.length <= SIGNATURE.mostNumbers && strokes.length <= SIGNATURE.mostStrokes;
  if (!fits || !strokes.every(inField)) throw new ProductError('BAD_INPUT');
  return strokes.map((stroke) => [...stroke]);
}
