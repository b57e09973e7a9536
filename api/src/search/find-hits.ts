import type { CaseId, ConferenceId, Instant, PartyId, UnitId } from '@soulad/shared/ids';
import type { OwnCase } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { commentSources } from './comment-sources.js';
import type { Lexicon, ReadText } from './lexicon.js';
import { type Match, matcherOf } from './match-text.js';
import { nearWords } from './near-words.js';
import type { Term } from './read-query.js';
import type { HitKind } from './search.graphql.js';
import { conferenceSources, personSources, type UnitSource, unitSources } from './search.repository.js';
import type { SearchTexts } from './search-texts.js';

/** A place that a question may lead to, with the text that is searched there. */
interface Place {
  readonly key: string;
  readonly kind: HitKind;
  readonly caseId: CaseId;
  readonly conferenceId: ConferenceId | null;
  readonly unitId: UnitId | null;
  readonly heading: string | null;
  readonly title: string | null;
  readonly authorParty: PartyId | null;
  readonly at: Instant | null;
  readonly read: ReadText;
}

export interface Hit extends Place {
  readonly match: Match;
}

/** Names are met more rarely than words of a text and say more. */
const NAME_WEIGHT = 2;
const BARE = { conferenceId: null, unitId: null, heading: null, title: null, authorParty: null, at: null } as const;

/**
 * Everything of the given cases that answers the question, best first, case by case, and words near to the question
 * when nothing does. Order and words depend on the caller's own places alone [I1].
 */
export async function findHits(
  ctx: RequestContext,
  texts: SearchTexts,
  cases: readonly OwnCase[],
  terms: readonly Term[],
): Promise<{ readonly hits: readonly Hit[]; readonly near: readonly string[] }> {
  const units = await unitSources(ctx, cases);
  const { lexicon, units: read } = await texts.of(ctx, units);
  const places = [...textPlaces(units, read), ...(await otherPlaces(ctx, cases, units, lexicon))];
  const hits = matches(places, matcherOf(terms, lexicon.words));
  const near =
    hits.length > 0
      ? []
      : nearWords(
          lexicon,
          places.map((place) => place.read),
          terms,
        );
  return { hits: inOrder(hits), near };
}

function textPlaces(units: readonly UnitSource[], read: ReadonlyMap<UnitId, ReadText>): Place[] {
  return units.flatMap((unit) => {
    const text = read.get(unit.id);
    return text === undefined ? [] : [{ ...unit, key: `unit:${unit.id}`, kind: 'unit', unitId: unit.id, read: text }];
  });
}

async function otherPlaces(
  ctx: RequestContext,
  cases: readonly OwnCase[],
  units: readonly UnitSource[],
  lexicon: Lexicon,
): Promise<Place[]> {
  const places: Place[] = [];
  for (const { body, ...comment } of await commentSources(ctx, units)) {
    places.push({ ...comment, key: `comment:${comment.id}`, kind: 'comment', read: lexicon.read(body) });
  }
  for (const { file } of cases) {
    const name = lexicon.read(`${file.family_name}, ${file.file_mark}`);
    places.push({ ...BARE, key: `case:${file.id}`, kind: 'case', caseId: file.id, read: name });
  }
  for (const { id, caseId, name } of await personSources(ctx, cases)) {
    places.push({ ...BARE, key: `person:${id}:${caseId}`, kind: 'person', caseId, read: lexicon.read(name) });
  }
  for (const { id, caseId, goal, at } of await conferenceSources(ctx, cases)) {
    const key = `conference:${id}`;
    places.push({ ...BARE, key, kind: 'conference', caseId, conferenceId: id, at, read: lexicon.read(goal) });
  }
  return places;
}

function matches(places: readonly Place[], match: (text: ReadText) => Match | undefined): Hit[] {
  return places.flatMap((place) => {
    const found = match(place.read);
    if (found === undefined) return [];
    const weight = place.kind === 'unit' || place.kind === 'comment' ? 1 : NAME_WEIGHT;
    return [{ ...place, match: { ...found, score: found.score * weight } }];
  });
}

/** Cases by their best hit, within a case by score; what is equal by time and then by key, the same for everybody. */
function inOrder(hits: readonly Hit[]): Hit[] {
  const sorted = hits.toSorted(
    (a, b) => b.match.score - a.match.score || (b.at ?? 0) - (a.at ?? 0) || (a.key < b.key ? -1 : 1),
  );
  const byCase = new Map<CaseId, Hit[]>();
  for (const hit of sorted) {
    const own = byCase.get(hit.caseId);
    if (own === undefined) byCase.set(hit.caseId, [hit]);
    else own.push(hit);
  }
  return [...byCase.values()].flat();
}
