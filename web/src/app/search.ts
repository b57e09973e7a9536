/** Search parameters of the sign-in screen. */
export interface SignInSearch {
  /** Where to go afterwards; a path of this application. */
  readonly back?: string;
  /** True right after signing out. */
  readonly left?: boolean;
}

/**
 * Reads the parameters of the sign-in address. `back` is kept only when it is a path of our own: "//host" and
 * "/\host" would lead to a foreign page.
 */
export function readSignInSearch(raw: Readonly<Record<string, unknown>>): SignInSearch {
  const back = raw.back;
  const own = typeof back === 'string' && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in');
  return { ...(own && { back }), ...(raw.left === true && { left: true }) };
}

/** Which form of a screen is open, and what it is about. The screen knows its own forms and ignores other names. */
export interface ActSearch {
  readonly act?: string;
  readonly of?: string;
}

/** Reads the open form out of an address. */
export function readActSearch(raw: Readonly<Record<string, unknown>>): ActSearch {
  return { ...(typeof raw.act === 'string' && { act: raw.act }), ...(typeof raw.of === 'string' && { of: raw.of }) };
}

/** Which comment a notice leads to. */
export interface TalkSearch {
  readonly comment?: string;
}

export function readTalkSearch(search: Record<string, unknown>): TalkSearch {
  return typeof search['comment'] === 'string' ? { comment: search['comment'] } : {};
}
