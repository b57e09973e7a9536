import type { PartyId, PersonId, SittingId } from '@soulad/shared/ids';
import { decide, includesRight, type CaseFacts, type Decision, type UnitFacts } from '@soulad/shared/policy';
import { isCarried, mayAnswer, standingOf } from '@soulad/shared/signoff';
import { factsFor, lastRound } from '../world/signed.js';
import {
  factsOf,
  knows,
  knowsPerson,
  sittingOn,
  type Model,
  type ModelSeat,
  type ModelUnit,
  type SignedKind,
} from '../world/model.js';

const KINDS: readonly SignedKind[] = ['plan', 'minutes'];

/**
 * What a viewer may see of a world, written down by hand from POLICY.md: the measure of which steps are hidden. Two worlds
 * whose views are equal have to be the same on every channel. It asks `decide` for passages; everything around them
 * (parties, persons, sittings, releases, who is here) is its own.
 */
export function viewOf(model: Model, viewer: PartyId = model.viewer): string {
  const eye = new Eye(model, viewer);
  return JSON.stringify(eye.look(), (_, value: unknown) => (value instanceof Set ? [...value] : value));
}

class Eye {
  readonly #facts: Readonly<Record<SignedKind, CaseFacts>>;
  readonly #seat: ModelSeat | undefined;
  readonly #known: readonly ModelSeat[];
  readonly #sittings: ReadonlySet<SittingId>;
  readonly model: Model;
  readonly viewer: PartyId;

  constructor(model: Model, viewer: PartyId) {
    this.model = model;
    this.viewer = viewer;
    this.#facts = { minutes: factsOf(model), plan: factsOf(model, 'plan') };
    this.#seat = model.seats.find((seat) => seat.id === viewer);
    this.#known = model.seats.filter((seat) => knows(viewer, seat));
    const own = model.sittings.filter((one) => this.hosts || one.invited.includes(viewer));
    this.#sittings = new Set(own.map((one) => one.id));
  }

  look(): unknown {
    const units = this.model.units.filter(({ facts }) => includesRight(this.decision(facts).right, 'read'));
    return {
      // [P15] That it is known to some, and not to whom.
      parties: this.#known.map((seat) => ({ ...seat, knownTo: this.hosts ? seat.knownTo : seat.knownTo === 'table' })),
      persons: this.persons(),
      releases: this.releases(),
      sittings: this.model.sittings.filter(({ id }) => this.#sittings.has(id)).map((one) => this.sitting(one)),
      units: units.map((unit) => this.unit(unit)),
      comments: this.comments(units),
      // Whoever brings a category is told which seats would get it.
      narrowings: this.model.narrowings.filter(({ party }) => this.knowsParty(party)),
      emergencies: this.hosts ? this.model.emergencies : [],
      meets: this.model.meets,
      minutes: this.minutes(),
      plan: this.model.plan?.items
        .filter(({ facts }) => includesRight(this.decision(facts, this.viewer, 'plan').right, 'read'))
        .map((item) => [this.unit(item, 'plan'), item.declined === true]),
      sheets: KINDS.map((of) => this.sheet(of)),
      copies: this.hosts ? this.model.copies : [],
      tasks: this.model.tasks.filter((task) => [task.issuer, task.owner, task.checker].includes(this.viewer)),
      caseState: this.model.caseState,
      projected: this.leads ? units.filter((unit) => this.forTheRoom(unit)).map(({ facts }) => facts.id) : [],
      here: [...this.companions()].filter((id) => this.model.online.has(id)),
      carets: [...this.model.carets].filter(
        ([party, unit]) => this.knowsParty(party) && units.some(({ facts }) => facts.id === unit),
      ),
    };
  }

  /** [P50] Whoever reads the passage, may know of the author and stands in the audience reads the comment. */
  private comments(units: readonly ModelUnit[]): unknown {
    return this.model.comments.flatMap(({ key, by, unit, audience }) => {
      const found = units.find(({ facts }) => facts.id === unit);
      const author = this.model.seats.find((seat) => seat.id === by);
      if (!found || !author) return [];
      const reaches = (id: PartyId): boolean => knows(id, author) && (audience === null || audience.includes(id));
      if (!reaches(this.viewer)) return [];
      const readers = this.#known.filter(
        ({ id }) => reaches(id) && includesRight(this.decision(found.facts, id).right, 'read'),
      );
      return [{ key, by, unit, forAll: audience === null, readers: readers.map(({ id }) => id) }];
    });
  }

  /** [W10][W11] Of those who have no comments each is told of the own party, and who answers for the case of all. */
  private minutes(): unknown {
    const { minutes, extended, assents, labelsChecked } = this.model;
    return [minutes, extended, assents.filter((id) => this.hosts || id === this.viewer), this.hosts && labelsChecked];
  }

  /** [W37] Revisions are told to everybody of the record; rows are those of known parties, with steps counted over them. */
  private sheet(of: SignedKind): unknown {
    const round = lastRound(this.model, of);
    const cuts = this.model.cuts.filter((cut) => cut.of === of).length;
    if (!round) return [cuts];
    const facts = factsFor(this.model, round, this.viewer);
    const steps = [...new Set(facts.seats.map(({ step }) => step))].toSorted((a, b) => a - b);
    const rows = facts.seats.map(({ party, step }) => {
      const standing = standingOf(facts, party);
      const own = party === this.viewer;
      const answer = this.model.answers.findLast(
        (one) => one.of === of && one.party === party && one.version === (standing.since ?? facts.version),
      );
      return [party, steps.indexOf(step), standing, own && mayAnswer(facts, party), answer?.at, answer?.kind];
    });
    return [cuts, round.key, round.version, round.quorum, round.outcome, isCarried(facts), rows];
  }

  private get hosts(): boolean {
    return this.#seat?.convener === true;
  }

  private get leads(): boolean {
    return ['key_worker', 'facilitator', 'minute_taker'].includes(this.#seat?.role ?? '');
  }

  private knowsParty(id: PartyId): boolean {
    return this.#known.some((seat) => seat.id === id);
  }

  private decision(unit: UnitFacts, party: PartyId = this.viewer, of: SignedKind = 'minutes'): Decision {
    return decide(this.#facts[of], unit, party);
  }

  private persons(): unknown {
    const known = this.model.persons.filter(({ knownTo }) => knownTo === 'table' || knownTo.includes(this.viewer));
    const ids = new Set<PersonId>(known.map(({ id }) => id));
    const relations = this.model.relations.filter(({ person, other }) => ids.has(person) && ids.has(other));
    return { known: known.map((one) => ({ ...one, knownTo: null })), relations };
  }

  /** To the convener, to who may speak, to who may hear, and to whom it is about. */
  private releases(): unknown {
    const mine = [this.#seat?.person, ...(this.#seat?.represents ?? [])];
    return this.model.releases
      .filter(({ releasedParty, recipients, givenBy }) => {
        const told = this.hosts || releasedParty === this.viewer || recipients.includes(this.viewer);
        return (told || mine.includes(givenBy)) && this.knowsParty(releasedParty) && this.knowsPerson(givenBy);
      })
      .map((release) => ({ ...release, recipients: release.recipients.filter((id) => this.knowsParty(id)) }));
  }

  private knowsPerson(id: PersonId): boolean {
    return knowsPerson(this.model, this.viewer, id);
  }

  private sitting({ id, items, invited, excluded }: Model['sittings'][number]): unknown {
    const of = <T extends { readonly sitting: SittingId; readonly party: PartyId }>(all: readonly T[]): readonly T[] =>
      all.filter((one) => one.sitting === id && this.knowsParty(one.party));
    const current = items.some(({ key }) => key === this.model.currentItem);
    return {
      id,
      invited: invited.filter((party) => this.knowsParty(party)),
      excluded: this.hosts ? excluded : [],
      items: items.map(({ key }) => [key, this.model.items.get(key)]),
      current: current ? this.model.currentItem : null,
      stays: of(this.model.stays),
      turns: of(this.model.turns),
    };
  }

  /** Of a draft the dots say who will read it once it is shared, at the table that is on. */
  private unit(unit: ModelUnit, of: SignedKind = 'minutes'): unknown {
    const { facts } = unit;
    const on = of === 'plan' ? null : sittingOn(this.model, this.viewer);
    const shown: UnitFacts =
      facts.state === 'draft'
        ? {
            ...{ ...facts, state: 'shared', sitting: facts.sitting ?? on },
            presentedAt: on === null ? facts.presentedAt : (facts.presentedAt ?? this.model.now),
          }
        : facts;
    const full =
      facts.authorParty === this.viewer ||
      facts.scribeParty === this.viewer ||
      (this.hosts && this.#seat?.role === 'key_worker');
    const own = this.decision(facts, this.viewer, of);
    const sitting = facts.sitting !== null && this.#sittings.has(facts.sitting) ? facts.sitting : null;
    return {
      ...facts,
      ...{ overrides: [], sitting, presentedAt: null, right: own.right, reason: this.decision(shown, this.viewer, of) },
      coAuthors: facts.coAuthors.filter((id) => this.knowsParty(id)),
      subjects: facts.subjects.filter((id) => this.knowsPerson(id)),
      responsible: facts.responsible.filter((id) => this.knowsParty(id)),
      section: unit.section,
      words: unit.words,
      awaits: unit.awaits,
      about: this.subjectOf(unit),
      renewals: unit.renewals,
      files: this.model.files
        .filter((file) => file.unit === facts.id)
        .map(({ key, party }) => [key, this.knowsParty(party) ? party : null]),
      decided: full ? facts.overrides.filter(({ party }) => this.knowsParty(party)) : [],
      readers: this.#known.map(({ id }) => {
        const answer = this.decision(shown, id, of);
        return [id, full ? answer : includesRight(answer.right, 'read')];
      }),
    };
  }

  /** [W14] Whoever does not read the passage that a dissent is about is told that it is about the whole. */
  private subjectOf({ about }: ModelUnit): string | null {
    const found = this.model.units.find(({ facts }) => facts.id === about);
    return found && includesRight(this.decision(found.facts).right, 'read') ? found.facts.id : null;
  }

  /** Those in the room are counted whether the leader may know of them or not: nothing is projected that one must not see. */
  private forTheRoom(unit: ModelUnit): boolean {
    const room = this.model.stays.filter((stay) => stay.in !== null && stay.out === null && stay.mode === 'in_person');
    return room.length > 0 && room.every(({ party }) => includesRight(this.decision(unit.facts, party).right, 'read'));
  }

  private companions(): ReadonlySet<PartyId> {
    const shared = this.model.sittings
      .filter(({ invited }) => this.hosts || invited.includes(this.viewer))
      .flatMap((one) => one.invited);
    return new Set([this.viewer, ...shared].filter((id) => this.knowsParty(id)));
  }
}
