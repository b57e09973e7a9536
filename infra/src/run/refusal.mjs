/**
 * A failure the person at the keyboard can do something about: its message is one clear sentence,
 * printed without a stack, and the process ends with code 1.
 */
export class Refusal extends Error {
  name = 'Refusal';
}

/** The message of whatever was thrown; empty only for a refusal without words. */
export function messageOf(error) {
  if (error instanceof Refusal) return error.message;
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return (error instanceof Error && (error.message || error.code)) || String(error);
}
