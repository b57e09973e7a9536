import type { Story } from '@soulad/api/testing';
import { mayKnow } from './cast.js';
import { Finder } from './find.js';
import type { Secrets } from './secrets.js';

/** Something a client received, sent or keeps. */
export interface Evidence {
  readonly moment: string;
  readonly what: string;
  readonly bytes: Buffer;
  readonly request?: Buffer;
}

export interface Verdict {
  readonly passed: boolean;
  /** `party: unit …`, for people. */
  readonly check: string;
  /** Where and in which form a leak was found, or what was missing. */
  readonly detail: string;
}

/** Searches the evidence of all clients against one list of secrets. */
export class Judge {
  readonly #finder: Finder;

  constructor(
    private readonly story: Story,
    private readonly secrets: Secrets,
  ) {
    this.#finder = new Finder([...secrets.ofUnits, ...secrets.ofParties]);
  }

  /** One verdict per unit that the party may not see, and per party it may not know of. */
  leaks(party: string, client: string, evidence: readonly Evidence[]): Verdict[] {
    const found = this.#foundIn(evidence);
    const units = Object.entries(this.story.units).filter(([, { sees }]) => !sees.includes(party));
    const parties = Object.keys(this.story.parties).filter((other) => !mayKnow(this.story, party, other));
    return [
      ...units.map(([unit]) => this.#verdict(`${party} (${client}) gets nothing of ${unit}`, this.secrets.ofUnits.filter((secret) => secret.unit === unit), found)),
      ...parties.map((other) => this.#verdict(`${party} (${client}) learns nothing of ${other}`, this.secrets.ofParties.filter((secret) => secret.party === other), found)),
    ];
  }

  #verdict(check: string, secrets: readonly { name: string }[], found: ReadonlyMap<string, string>): Verdict {
    const leaks = secrets.flatMap(({ name }) => (found.has(name) ? [`${name}: ${found.get(name) ?? ''}`] : []));
    return { passed: leaks.length === 0, check, detail: leaks.join('; ') };
  }

  /** Where each secret was found first. */
  #foundIn(evidence: readonly Evidence[]): Map<string, string> {
    const found = new Map<string, string>();
    for (const { moment, what, bytes, request } of evidence) {
      if (request?.includes('demoPeople')) continue;
      for (const { secret, form } of this.#finder.find(bytes)) {
        if (!found.has(secret.name)) found.set(secret.name, `${moment}, ${what}, as ${form}`);
      }
    }
    return found;
  }
}

/** One line per failed check, then the sum. */
export function report(verdicts: readonly Verdict[]): string {
  const failed = verdicts.filter(({ passed }) => !passed);
  const lines = failed.map(({ check, detail }) => `FAILED ${check}: ${detail}`);
  return [...lines, `tap: ${verdicts.length - failed.length} passed, ${failed.length} failed`].join('\n');
}
