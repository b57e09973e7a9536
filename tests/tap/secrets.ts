import type { Story } from '@soulad/api/testing';
import { mayKnow } from './cast.js';
import type { Secret } from './forms.js';

/** Words typed live into a unit, fresh in every run. */
export interface LiveCanaries {
  readonly [unit: string]: string;
}

export interface SecretOfUnit extends Secret {
  readonly unit: string;
}
export interface SecretOfParty extends Secret {
  readonly party: string;
}

export interface Secrets {
  readonly ofUnits: readonly SecretOfUnit[];
  readonly ofParties: readonly SecretOfParty[];
}

/**
 * Everything in a story that somebody may not receive.
 * @param ids identifiers that the loaded story got: of units and of parties, by key
 */
export function secretsOf(
  story: Story,
  live: LiveCanaries,
  ids: { readonly units: Readonly<Record<string, string>>; readonly parties: Readonly<Record<string, string>> },
): Secrets {
  const all = Object.keys(story.parties);
  const ofUnits = Object.entries(story.units).filter(([, { sees }]) => sees.length < all.length).flatMap(([unit, { canaries, text }]) => [
    ...canaries.map((phrase, index): SecretOfUnit => ({ unit, name: `${unit} canary ${index + 1}`, kind: 'phrase', text: asWritten(text, phrase) })),
    ...(live[unit] === undefined ? [] : [{ unit, name: `${unit} typed live`, kind: 'phrase', text: live[unit] } satisfies SecretOfUnit]),
    ...(ids.units[unit] === undefined ? [] : [{ unit, name: `${unit} id`, kind: 'id', text: ids.units[unit] } satisfies SecretOfUnit]),
  ]);
  const hidden = all.filter((party) => all.some((viewer) => !mayKnow(story, viewer, party)));
  const ofParties = hidden.flatMap((party) => [
    ...(story.parties[party]?.canaries ?? []).map((text, index): SecretOfParty => ({ party, name: `${party} canary ${index + 1}`, kind: 'phrase', text })),
    ...(ids.parties[party] === undefined ? [] : [{ party, name: `${party} id`, kind: 'id', text: ids.parties[party] } satisfies SecretOfParty]),
  ]);
  return { ofUnits, ofParties };
}

/** The phrase with the capitals and spaces it has in the text, which its encoded forms depend on. */
function asWritten(text: string, phrase: string): string {
  const at = text.toLowerCase().indexOf(phrase.toLowerCase());
  return at < 0 ? phrase : text.slice(at, at + phrase.length);
}
