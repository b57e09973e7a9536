import {
  coversAll,
  cutPassage,
  type CutContent,
  type Passage,
  type PassageFault,
  plainText,
  resolvePassage,
} from '@soulad/shared/doc';
import { type ErrorCode, ProductError } from '@soulad/shared/errors';
import { parseId, type PartyId } from '@soulad/shared/ids';
import { changedUnit, type SharedUnit, type Stake } from '../sharing/index.js';
import { NARROWED } from './carried-decisions.js';
import type { CarveLabel, PassageInput } from './carve.graphql.js';
import { type Manifest, type ManifestUnit, unitIn } from './read-manifest.js';
import type { HeldUnit } from './regenerate.js';
import { newcomers, readersIn } from './widen-unit.js';

const MAX_POSITION = 512;
const MAX_PEOPLE = 50;

const FAULTS: Readonly<Record<PassageFault, ErrorCode>> = {
  gone: 'CONFLICT',
  outside: 'BAD_INPUT',
  empty: 'BAD_INPUT',
};

/** What a cut does to a unit, before anything is done. */
export interface PassagePlan extends CutContent {
  readonly range: Passage;
}

/**
 * Finds the passage in the unit as it stands. Nothing is changed.
 * @throws ProductError GEN_MISMATCH for positions of another generation, CONFLICT when the audience shown is not the
 *   present one or the text at an end was deleted, BAD_INPUT for what is no passage, has no word, or is the whole unit
 */
export function planPassage(unit: ManifestUnit, held: ReadUnit, input: PassageInput): PassagePlan {
  const plan = findPassage(unit, held, input);
  if (plainText(plan.rest).trim() === '' || coversAll(held.content, plan.range)) throw new ProductError('BAD_INPUT');
  return plan;
}

/** What finding a passage asks of a unit that was read. */
type ReadUnit = Pick<HeldUnit, 'gen' | 'fragment' | 'content'>;

/** The same, where the passage may be the whole of the unit. @throws ProductError as `planPassage`, but for the whole */
export function findPassage(unit: ManifestUnit, held: ReadUnit, input: PassageInput): PassagePlan {
  if (input.gen !== held.gen) throw new ProductError('GEN_MISMATCH');
  if (input.epoch !== unit.epoch) throw new ProductError('CONFLICT');
  const found = resolvePassage(held.fragment, positionOf(input.from), positionOf(input.to));
  if (!found.ok) throw new ProductError(FAULTS[found.fault]);
  const range = found.passage;
  const parts = cutPassage(held.content, range);
  if (plainText(parts.passage).trim() === '') throw new ProductError('BAD_INPUT');
  return { ...parts, range };
}

// The text of a position is data of a stranger: read as JSON, nothing else.
function positionOf(text: string): unknown {
  if (text.length > MAX_POSITION) throw new ProductError('BAD_INPUT');
  try {
    return JSON.parse(text);
  } catch {
    throw new ProductError('BAD_INPUT');
  }
}

/** Who keeps and who loses a passage under a label. */
export interface LabelEffect {
  readonly next: SharedUnit;
  readonly keeps: ReadonlySet<PartyId>;
  readonly loses: ReadonlySet<PartyId>;
  readonly gains: readonly PartyId[];
  /** Parties that the caller may not know of, taken out of the passage without a word: the label would give it to them. */
  readonly withheld: readonly PartyId[];
}

/**
 * The effect of a label on a passage of the unit, by the same decision that will be stored. [P34] Whoever would gain it and
 * is hidden from the caller is taken out first: nothing that is answered follows from them.
 * @throws ProductError BAD_INPUT; NOT_FOUND for a party that the caller may not know of
 */
export function labelEffect(manifest: Manifest, stake: Stake, label: CarveLabel): LabelEffect {
  const { facts, unit } = stake;
  const without = label.withoutPartyIds ?? [];
  const people = [...without, ...(label.subjects ?? [])];
  if (people.length > MAX_PEOPLE || people.some((id) => !parseId(id))) throw new ProductError('BAD_INPUT');
  if (without.some((party) => !manifest.marks.has(party))) throw new ProductError('NOT_FOUND');
  if (without.includes(unit.authorParty)) throw new ProductError('BAD_INPUT');
  const { category, kind, subjects } = label;
  const persons = new Set(unitIn(manifest, unit.id).subjects);
  const changed = changedUnit(unit, { category, kind, subjects }, { persons, parties: manifest.marks });
  // Decisions about others are not the caller's to read, and are not carried: of those the narrowings are made anew.
  const carried = changed.overrides.filter(({ party }) => manifest.marks.has(party));
  const labelled = { ...changed, overrides: [...carried, ...narrowings(stake, without)] };
  const coming = [...narrowedNow(stake), ...newcomers(facts, unit, labelled)];
  const withheld = [...new Set(coming)].filter((party) => !manifest.marks.has(party));
  const next = { ...labelled, overrides: [...labelled.overrides, ...narrowings(stake, withheld)] };
  const before = readersIn(facts, unit);
  const after = readersIn(facts, next);
  return {
    next,
    keeps: new Set([...before].filter((party) => after.has(party))),
    loses: new Set([...before].filter((party) => !after.has(party))),
    // A co-author is not taken out (P6), and not told of either.
    gains: newcomers(facts, unit, next).filter((party) => manifest.marks.has(party)),
    withheld,
  };
}

function narrowings({ facts, originator, convener }: Stake, parties: readonly PartyId[]): SharedUnit['overrides'] {
  return parties.map((party) => ({
    ...{ party, effect: 'narrow' as const, basis: NARROWED, from: facts.now, to: null },
    ...{ byOriginator: originator, byConvener: convener },
  }));
}

/** Parties that were taken out of the unit, now or from some time on. */
function narrowedNow({ facts, unit }: Stake): readonly PartyId[] {
  return unit.overrides
    .filter(({ effect, to }) => effect === 'narrow' && (to === null || to > facts.now))
    .map(({ party }) => party);
}
