import type { RequestContext } from '../platform/context.js';
import { INSTALLATION } from '../platform/keys/index.js';
import type { SigningMeansView } from './means.graphql.js';
import { changesOf, codeOf, MEANS_PLACES, passkeysOf, recoveryLeft } from './means.repository.js';
import type { Prover } from './prover.js';
import { signingUse } from './signing-use.js';

/** What the caller has set up. Secrets and keys are not in it. */
export async function readMeans(ctx: RequestContext, prover: Prover): Promise<SigningMeansView> {
  const passkeys = [];
  for (const { id, name, addedAt, usedAt } of await passkeysOf(ctx)) {
    const opened = await ctx.open(INSTALLATION, MEANS_PLACES.name(id), name);
    passkeys.push({ id, name: opened.toString('utf8'), addedAt, usedAt });
  }
  return {
    passkeys,
    code: (await codeOf(ctx))?.confirmed === true,
    recoveryCodesLeft: await recoveryLeft(ctx),
    signingWays: [...(await prover.waysOf(ctx, signingUse(ctx)))],
    accountWays: [...(await prover.waysOf(ctx, 'account'))],
    changes: [...(await changesOf(ctx))],
  };
}
