import type { Failure } from '../../lib/index.js';

export type RefusalWord = 'gone' | 'step' | 'input' | 'away';

/** What to say when a comment did not go out. */
export function refusalOf({ code }: Failure): RefusalWord {
  if (code === 'NOT_FOUND') return 'gone';
  if (code === 'FORBIDDEN_STEP' || code === 'CONFLICT') return 'step';
  return code === 'BAD_INPUT' ? 'input' : 'away';
}
