import type { RevisionKind } from './statement.js';

/** What a signature says, word for word; it is part of what is signed. */
export const WORDINGS: Readonly<Record<RevisionKind, string>> = {
  plan: 'Souhlasím s touto revizí plánu v rozsahu, v jakém byla mé straně zpřístupněna.',
  minutes: 'Potvrzuji tuto revizi zápisu v rozsahu, v jakém byla mé straně zpřístupněna.',
};
