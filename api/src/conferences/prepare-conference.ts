import { ProductError } from '@soulad/shared/errors';
import type { ConferenceId } from '@soulad/shared/ids';
import { assertConvenes } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { given, optionalTextFrom } from '../platform/input.js';
import type { PrepareInput } from './conference-inputs.graphql.js';
import { knownConference } from './known-conference.js';
import { noteChange, tellCase } from './told-conference.js';

const OPEN = ['proposed', 'preparing', 'postponed'];

/**
 * Writes down the goal, how the child was prepared and the text on confidentiality. A field left out stays.
 * @throws ProductError FORBIDDEN_STEP unless the caller answers for the case and the conference is not convened yet
 */
export async function prepareConference(ctx: RequestContext, id: ConferenceId, input: PrepareInput): Promise<void> {
  const known = await knownConference(ctx, id);
  assertConvenes(known.scope);
  const { conference } = known;
  if (!OPEN.includes(conference.state)) throw new ProductError('FORBIDDEN_STEP');
  const textOr = (value: string | null | undefined, present: string, most: number): string =>
    !given(value) ? present : optionalTextFrom(value, most);
  await ctx.sql.query(
    'update conference set goal = $2, child_preparation = $3, confidentiality_text = $4 where id = $1',
    [
      ...[
        id,
        textOr(input.goal, conference.goal, 500),
        textOr(input.childPreparation, conference.child_preparation, 4000),
      ],
      textOr(input.confidentialityText, conference.confidentiality_text, 4000),
    ],
  );
  await noteChange(ctx, known, 'conference.prepare');
  await tellCase(ctx, known);
}
