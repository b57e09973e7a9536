/** What stands between an "@" and the caret, when somebody is about to mention a person. */
export interface MentionQuery {
  /** Index of the "@". */
  readonly at: number;
  readonly typed: string;
}

const BEFORE = /(?:^|[\s(])@([^@\n]{0,40})$/u;

export function mentionQuery(text: string, caret: number): MentionQuery | null {
  const typed = BEFORE.exec(text.slice(0, caret))?.[1];
  if (typed === undefined || typed.split(' ').length > 3 || typed.startsWith(' ')) return null;
  return { at: caret - typed.length - 1, typed };
}

/** Whether a person answers to what was typed: the beginning of any of their names or of their party, accents aside. */
export function matches(typed: string, names: readonly string[]): boolean {
  const wanted = plain(typed).trim();
  return names.some((name) => {
    const all = plain(name);
    return all.startsWith(wanted) || all.split(/[\s.,]+/u).some((part) => part.startsWith(wanted));
  });
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
