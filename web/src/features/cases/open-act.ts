/** Forms of the case page. Which one is open stands in the address, so that "back" closes it. */
export const CASE_ACTS = [
  'invite',
  'end',
  'assign',
  'release',
  'person',
  'relation',
  'conference',
  'prepare',
  'withdraw',
  'limit',
  'evidence',
  'askAccess',
  'answerAccess',
  'endDecision',
  'clock',
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

export interface OpenAct {
  readonly act: CaseAct;
  /** The seat or conference that the form is about. */
  readonly of?: string | undefined;
}

/** Reads the open form out of search parameters; anything unknown means none. */
export function readOpenAct(raw: Readonly<Record<string, unknown>>): OpenAct | undefined {
  const act = CASE_ACTS.find((one) => one === raw.act);
  return act === undefined ? undefined : { act, of: typeof raw.of === 'string' ? raw.of : undefined };
}
