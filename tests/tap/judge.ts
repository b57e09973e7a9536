import { Finder } from './find.js';
import type { Matter } from './matters.js';

/** Something a client received, sent or keeps. */
export interface Evidence {
  readonly moment: string;
  readonly what: string;
  readonly bytes: Buffer;
  readonly request?: Buffer;
}

export interface Verdict {
  readonly passed: boolean;
  /** `party (client) gets nothing of unit …`, for people. */
  readonly check: string;
  /** Where and in which form a leak was found, or what was missing. */
  readonly detail: string;
}

/** Searches the evidence of all clients against one list of matters. */
export class Judge {
  private readonly matters: readonly Matter[];
  readonly #finder: Finder;

  constructor(matters: readonly Matter[]) {
    this.matters = matters;
    this.#finder = new Finder(matters.flatMap(({ secrets }) => secrets));
  }

  /** One verdict per matter that is not the party's. */
  leaks(party: string, client: string, evidence: readonly Evidence[]): Verdict[] {
    const found = this.#foundIn(evidence);
    return this.matters
      .filter(({ mayHave }) => !mayHave(party))
      .map(({ name, secrets, moments }) => {
        const leaks = secrets.flatMap((secret) => {
          const places = (found.get(secret.name) ?? []).filter(({ moment }) => moments?.includes(moment) ?? true);
          return places.slice(0, 1).map(({ moment, what, form }) => `${secret.name}: ${moment}, ${what}, as ${form}`);
        });
        return {
          passed: leaks.length === 0,
          check: `${party} (${client}) gets nothing of ${name}`,
          detail: leaks.join('; '),
        };
      });
  }

  /** Where each secret was found, first place of each moment. */
  #foundIn(evidence: readonly Evidence[]): Map<string, { moment: string; what: string; form: string }[]> {
    const found = new Map<string, { moment: string; what: string; form: string }[]>();
    for (const { moment, what, bytes, request } of evidence) {
      // The people of the demo are listed to everybody, signed in or not.
      if (request?.includes('demoPeople')) continue;
      for (const { secret, form } of this.#finder.find(bytes)) {
        const places = found.get(secret.name) ?? [];
        if (!places.some((place) => place.moment === moment))
          found.set(secret.name, [...places, { moment, what, form }]);
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
