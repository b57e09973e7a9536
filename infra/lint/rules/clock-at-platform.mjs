import { clockAndDice } from './ambient.mjs';

/** Time, ids and randomness come in through the context or a port, so that a test can choose them. */
export default {
  create(context) {
    return clockAndDice((node, what) =>
      context.report({
        node,
        message: `${what} is called in api/src/platform only; take it from the context or a port.`,
      }),
    );
  },
};
