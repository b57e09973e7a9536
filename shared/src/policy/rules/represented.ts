import type { CaseFacts, Decision, PartyFacts } from '../facts.js';
import { includesRight, rightRank } from '../vocabulary.js';

/** Rules under which a seat holds its own words; these are not the client's to bound. */
const OWN_WORDS: readonly string[] = ['P2', 'P3'];

/** The seats of those a representative stands for. */
export function clientsOf(facts: Pick<CaseFacts, 'parties'>, party: PartyFacts): readonly PartyFacts[] {
  return facts.parties.filter(({ personId }) => personId !== null && party.represents.includes(personId));
}

/**
 * [P16] A representative never gets more than the client: what is kept from the father is kept from his lawyer. Without a
 * seat of the client at the table, a representative holds its own words only.
 */
export function boundByClients(own: Decision, clients: readonly Decision[]): Decision {
  if (!includesRight(own.right, 'read') || OWN_WORDS.includes(own.rule)) return own;
  const least = clients.reduce<Decision | null>(
    (low, client) => (low === null || rightRank(client.right) < rightRank(low.right) ? client : low),
    null,
  );
  if (least && rightRank(least.right) >= rightRank(own.right)) return own;
  return { right: 'none', rule: 'P16', basis: null, explanation: 'client-does-not-see', existence: 'hidden' };
}
