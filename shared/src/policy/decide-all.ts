/** Many units for many parties in one pass: the rules of POLICY.md as algebra on sets of seats. */
import type { PartyId, UnitId } from '../ids/index.js';
import { isLegalBasis } from './basis.js';
import { type CaseTable, compileCase } from './batch/case-table.js';
import { setsOf, sharesOf } from './batch/cell-shares.js';
import { each, NOBODY, only, type PartySet, setOf, union } from './batch/party-set.js';
import { STRANGER } from './decide.js';
import type { CaseFacts, Decision, Override, UnitFacts } from './facts.js';
import { mayKnow } from './knowledge.js';
import { MATRIX_V1, type Matrix } from './matrix.js';
import { boundByClients } from './rules/represented.js';
import type { Explanation, RuleId } from './rules/verdict.js';
import type { Right } from './vocabulary.js';

/** Anything with the id of a party: seats as they are in the facts will do. */
interface HasPartyId {
  readonly id: PartyId;
}

/**
 * Decides `units` for `parties` (default: all of the case): the same answers as `decide`, for a record of 500 units and 20
 * parties in one pass.
 */
export function decideAll(
  facts: CaseFacts,
  units: readonly UnitFacts[],
  parties: readonly HasPartyId[] = facts.parties,
  matrix: Matrix = MATRIX_V1,
): ReadonlyMap<UnitId, ReadonlyMap<PartyId, Decision>> {
  const table = compileCase(facts, matrix);
  const position = new Map(table.seats.map((seat, index) => [seat.id, index]));
  return new Map(
    units.map((unit) => {
      const answers = new UnitPass(table, unit).run();
      const answerOf = (id: PartyId): Decision => answers[position.get(id) ?? -1] ?? STRANGER;
      return [unit.id, new Map(parties.map(({ id }) => [id, answerOf(id)]))];
    }),
  );
}

/** One unit: each rule takes the seats it answers for out of those still open. */
class UnitPass {
  private open: PartySet;
  private readonly answers: Decision[] = [];
  private readonly authors: PartySet;

  constructor(
    private readonly table: CaseTable,
    private readonly unit: UnitFacts,
  ) {
    const { bit } = table;
    this.open = table.all;
    this.authors = bit(unit.authorParty) | union(unit.coAuthors.map(bit));
  }

  run(): readonly Decision[] {
    const { table } = this;
    this.refuse(~table.members, 'P1', 'outside-window');
    this.drafts();
    this.originators();
    this.give(table.emergency, 'P21', 'gdpr-6-1-d', 'emergency');
    this.unclassified();
    this.refuse(this.unacquainted(), 'P20', 'not-for-seat');
    this.refuse(this.where('block'), 'P5', 'blocked');
    this.refuse(this.narrowed(), 'P6', 'narrowed');
    this.allow();
    this.absent();
    this.byMatrix();
    return this.answers.map((answer, index) => {
      const clients = table.clients.get(index);
      return clients
        ? boundByClients(
            answer,
            clients.map((client) => this.answers[client] ?? STRANGER),
          )
        : answer;
    });
  }

  private drafts(): void {
    const { unit, table } = this;
    if (unit.state !== 'draft') return;
    this.give(table.bit(unit.authorParty), 'P2', 'originator', 'author');
    if (unit.scribeParty !== null) this.give(table.bit(unit.scribeParty), 'P2', 'originator', 'scribe');
    this.refuse(table.all, 'P2', 'draft');
  }

  private originators(): void {
    const { unit, table } = this;
    const held = unit.category === null ? table.all : this.where('block') & ~this.where('block', 'unless_author');
    this.give(
      table.bit(unit.authorParty) | (this.authors & ~held & ~this.unacquainted()),
      'P3',
      'originator',
      'author',
    );
    if (unit.state === 'withdrawn') this.refuse(table.all, 'P3', 'withdrawn');
  }

  private unclassified(): void {
    if (this.unit.category === null) this.refuse(this.table.all, 'P4', 'unclassified');
  }

  private unacquainted(): PartySet {
    const { seats } = this.table;
    const author = seats.find((seat) => seat.id === this.unit.authorParty);
    return author === undefined ? NOBODY : setOf(seats, (seat) => !mayKnow(seat.id, author));
  }

  private narrowed(): PartySet {
    const decided = this.inForce('narrow').filter((one) => one.byOriginator || one.byConvener);
    return union(decided.map((one) => this.table.bit(one.party)));
  }

  private allow(): void {
    for (const one of this.inForce('allow')) {
      const whole = one.byOriginator && one.byConvener && isLegalBasis(one.basis);
      if (whole) this.give(this.table.bit(one.party), 'P8', one.basis, 'allowed');
    }
  }

  private absent(): void {
    const { unit, table } = this;
    if (unit.sitting === null) return;
    const sitting = table.sitting(unit.sitting);
    this.refuse(~(sitting?.invited ?? NOBODY), 'P7', 'not-in-sitting');
    const at = unit.presentedAt;
    if (at === null || !sitting) return;
    const gone = union(sitting.left.filter((one) => one.at <= at).map((one) => one.seat));
    this.refuse(gone & ~table.ospod, 'P7', 'left-before');
  }

  private byMatrix(): void {
    const { unit, table } = this;
    if (unit.category === null) return;
    const sets = setsOf(table, unit);
    const { cells, ways } = table.category(unit, unit.category);
    for (const way of ways.values()) {
      for (const share of sharesOf(table, unit, sets, way)) {
        this.take(share.seats, (index) => {
          const own = cells[index] ?? way.cell;
          const basis = share.basis === 'cell' ? own.basis : share.basis;
          if (basis !== null) return this.granted(index, share.rule, basis, share.explanation);
          if (own.narrowed === true) return this.refused('P25', 'narrowed-in-case', own.existence);
          return this.refused(share.rule, share.explanation, own.existence);
        });
      }
    }
  }

  private where(see: 'block', condition?: 'unless_author'): PartySet {
    if (this.unit.category === null) return NOBODY;
    const { ways } = this.table.category(this.unit, this.unit.category);
    const hits = [...ways.values()].filter(
      ({ cell }) => cell.see === see && (!condition || cell.condition === condition),
    );
    return union(hits.map(({ seats }) => seats));
  }

  private inForce(effect: Override['effect']): readonly Override[] {
    const { now } = this.table.facts;
    return this.unit.overrides.filter((one) => one.effect === effect && one.from <= now && now < (one.to ?? Infinity));
  }

  private give(seats: PartySet, rule: RuleId, basis: string, explanation: Explanation): void {
    this.take(seats, (index) => this.granted(index, rule, basis, explanation));
  }

  private refuse(seats: PartySet, rule: RuleId, explanation: Explanation): void {
    this.take(seats, () => this.refused(rule, explanation, 'hidden'));
  }

  private take(seats: PartySet, answer: (index: number) => Decision): void {
    each(seats & this.open, (index) => {
      this.answers[index] = answer(index);
    });
    this.open &= ~seats;
  }

  private granted(index: number, rule: RuleId, basis: string, explanation: Explanation): Decision {
    return { right: this.rightOf(only(index)), rule, basis, explanation, existence: 'hidden' };
  }

  private refused(rule: RuleId, explanation: Explanation, existence: Decision['existence']): Decision {
    const { recordState, gaps } = this.table.facts;
    const known = existence === 'marked' && recordState === 'closed' && gaps === 'marked';
    return { right: known ? 'knows' : 'none', rule, basis: null, explanation, existence };
  }

  private rightOf(seat: PartySet): Right {
    const { table, unit } = this;
    const reads = table.facts.recordState === 'closed' || unit.state === 'withdrawn';
    if (reads || (table.emergency & seat) !== NOBODY) return 'read';
    if (table.facts.recordState === 'commented') return 'propose';
    if (unit.state === 'draft' || (this.authors & seat) !== NOBODY) return 'write';
    return unit.mode === 'joint' && (table.family & seat) === NOBODY ? 'write' : 'propose';
  }
}
