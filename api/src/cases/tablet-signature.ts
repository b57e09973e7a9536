import { ProductError } from '@soulad/shared/errors';
import type { CaseId } from '@soulad/shared/ids';
import { z } from 'zod';
import type { RequestContext } from '../platform/context.js';
import { textFrom } from '../platform/input.js';
import type { SignatureInput } from './case-inputs.graphql.js';

/** The field in which a signature is drawn, and the most of it that is kept. */
export const SIGNATURE = { width: 600, height: 200, mostStrokes: 200, mostNumbers: 4000 } as const;

const kept = z.object({ text: z.string(), name: z.string(), strokes: z.array(z.array(z.number())).nullable() });

/** What was signed and how. */
export type TabletSignature = z.infer<typeof kept>;

/** Most characters of what is signed, unless more is allowed. */
const MOST_TEXT = 4000;

/** Seals what was signed and how. @throws ProductError BAD_INPUT for strokes that leave the field or are none */
export async function sealSignature(
  ctx: RequestContext,
  { caseId, place, most = MOST_TEXT }: { readonly caseId: CaseId; readonly place: string; readonly most?: number },
  { text, name, strokes }: SignatureInput,
): Promise<Buffer> {
  const signed: TabletSignature = {
    ...{ text: textFrom(text, most), name: textFrom(name, 200), strokes: strokes ? drawn(strokes) : null },
  };
  return ctx.seal(caseId, place, Buffer.from(JSON.stringify(signed)));
}

/** The same backwards. */
export async function openSignature(
  ctx: RequestContext,
  caseId: CaseId,
  place: string,
  sealed: Buffer,
): Promise<TabletSignature> {
  return kept.parse(JSON.parse((await ctx.open(caseId, place, sealed)).toString()));
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
