import type { Party } from './parties.js';
import { inOrder } from './parties.js';

/** What the share bar says under the paper, before a translator turns it into words. */
export interface ShareSentence {
  /** `will`: uvidí, once shared. `sees`: vidí, now. */
  readonly tense: 'will' | 'sees';
  readonly sees: readonly Party[];
  readonly doesNot: readonly Party[];
  readonly state: 'offline' | 'consent' | 'unclassified' | 'onlyMine' | 'waits' | 'notYours' | 'shared';
  /** Parties besides the author's own that the text reaches. */
  readonly others: number;
  /** Whose consent is missing; empty unless `state` is `consent`. */
  readonly consentOf: readonly Party[];
}

export interface SentenceFacts {
  readonly draft: boolean;
  /** The viewer is the one who will share the draft; to others only its present audience is told. */
  readonly mayShare: boolean;
  readonly classified: boolean;
  readonly online: boolean;
  readonly author: Party;
  readonly sees: readonly Party[];
  readonly doesNot: readonly Party[];
  readonly needs: readonly Party[];
}

function stateOf(facts: SentenceFacts, others: number): ShareSentence['state'] {
  if (!facts.online) return 'offline';
  if (!facts.classified) return 'unclassified';
  if (facts.draft && !facts.mayShare) return 'notYours';
  if (facts.needs.length > 0) return 'consent';
  if (!facts.draft) return 'shared';
  return others === 0 ? 'onlyMine' : 'waits';
}

/** Numbers that are spoken with a vowel before them in Czech: se dvěma, třemi, čtyřmi, šesti, sedmi, šestnácti, sedmnácti. */
const WITH_SE: ReadonlySet<number> = new Set([2, 3, 4, 6, 7, 16, 17]);

/** The Czech preposition before a counted instrumental: "s 5 dalšími", "se 3 dalšími". */
export function withCount(count: number): 's' | 'se' {
  return WITH_SE.has(count) ? 'se' : 's';
}

/**
 * The share sentence of one unit. Every party is named on one of the two sides: the sentence is never shortened.
 * Offline the audience of a draft is unknown, so only the author is promised; what was shared stays shared.
 */
export function shareSentence(facts: SentenceFacts): ShareSentence {
  const sure = facts.online || !facts.draft;
  const known = sure ? facts.sees : [facts.author];
  const others = known.filter((party) => party.partyId !== facts.author.partyId).length;
  return {
    tense: facts.draft && facts.mayShare ? 'will' : 'sees',
    sees: inOrder(known),
    doesNot: sure ? inOrder(facts.doesNot) : [],
    state: stateOf(facts, others),
    others,
    consentOf: facts.online ? inOrder(facts.needs) : [],
  };
}
