import type { ApolloServerPlugin } from '@apollo/server';
import type { ClockPort } from '../clock/clock.js';
import { evenRefusal } from '../even-refusal.js';

/** Answers that say "not found" leave at even times [I11]. */
export function evenNotFound(clock: ClockPort): ApolloServerPlugin {
  return {
    requestDidStart: async () => {
      const begunAt = clock.elapsed();
      return {
        willSendResponse: async ({ response: { body } }) => {
          const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
          if (errors.some(({ extensions }) => extensions?.['code'] === 'NOT_FOUND')) await evenRefusal(clock, begunAt);
        },
      };
    },
  };
}
