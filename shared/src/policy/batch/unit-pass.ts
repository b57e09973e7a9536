/** One unit for all seats: each rule takes the seats it answers for out of those still open. */
import { isLegalBasis } from '../basis.js';
import { STRANGER } from '../decide.js';
import type { Decision, Override, UnitFacts } from '../facts.js';
import { boundByClients } from '../rules/represented.js';
import type { Explanation, RuleId } from '../rules/verdict.js';
import type { Right } from '../vocabulary.js';
import type { CaseTable, CategoryTable } from './case-table.js';
import { type Answer, putShares, setsOf } from './cell-shares.js';
import { lowest, NOBODY, only, type PartySet, union } from './party-set.js';

/** The answers for one unit, by place of the seat. */
export function decideUnit(table: CaseTable, unit: UnitFacts): readonly Decision[] {
  return new UnitPass(table, unit).run();
}

class UnitPass {
  private open: PartySet;
  private readonly answers: Decision[];
  private readonly authors: PartySet;
  private readonly unacquainted: PartySet;
  private readonly cells: CategoryTable | null;

  constructor(
    private readonly table: CaseTable,
    private readonly unit: UnitFacts,
  ) {
    const { bit, all } = table;
    this.open = all;
    this.answers = table.strangers.slice();
    const author = bit(unit.authorParty);
    this.authors = unit.coAuthors.length === 0 ? author : author | union(unit.coAuthors.map(bit));
    this.unacquainted = table.unacquaintedWith(unit.authorParty);
    this.cells = unit.category === null ? null : table.category(unit, unit.category);
  }

  run(): readonly Decision[] {
    const { table, cells } = this;
    this.refuse(~table.members, 'P1', 'outside-window');
    this.drafts();
    this.originators();
    this.give(table.emergency, 'P21', 'gdpr-6-1-d', 'emergency');
    if (cells === null) this.refuse(table.all, 'P4', 'unclassified');
    else this.classified(cells);
    return this.bound();
  }

  private classified(cells: CategoryTable): void {
    this.refuse(this.unacquainted, 'P20', 'not-for-seat');
    this.refuse(cells.blocked, 'P5', 'blocked');
    if (this.unit.overrides.length > 0) {
      this.refuse(this.narrowed(), 'P6', 'narrowed');
      this.allow();
    }
    this.absent();
    this.byMatrix(cells);
  }

  private drafts(): void {
    const { unit, table } = this;
    if (unit.state !== 'draft') return;
    this.give(table.bit(unit.authorParty), 'P2', 'originator', 'author');
    if (unit.scribeParty !== null) this.give(table.bit(unit.scribeParty), 'P2', 'originator', 'scribe');
    this.refuse(table.all, 'P2', 'draft');
  }

  private originators(): void {
    const { unit, table, cells } = this;
    const held = cells === null ? table.all : cells.blocked & ~cells.blockedUnlessAuthor;
    const author = table.bit(unit.authorParty);
    this.give(author | (this.authors & ~held & ~this.unacquainted), 'P3', 'originator', 'author');
    if (unit.state === 'withdrawn') this.refuse(table.all, 'P3', 'withdrawn');
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
    let gone = NOBODY;
    for (const one of sitting.left) if (one.at <= at) gone |= one.seat;
    this.refuse(gone & ~table.ospod, 'P7', 'left-before');
  }

  private byMatrix({ cells, ways }: CategoryTable): void {
    if (this.open === NOBODY) return;
    const sets = setsOf(this.table, this.unit);
    const put = (seats: PartySet, answer: Answer): void => {
      for (let rest = this.take(seats); rest !== NOBODY; rest &= rest - 1) {
        const index = lowest(rest);
        const own = cells[index];
        if (own === undefined) continue;
        const basis = answer.basis === 'cell' ? own.basis : answer.basis;
        this.answers[index] =
          basis !== null
            ? this.granted(only(index), answer.rule, basis, answer.explanation)
            : own.narrowed === true
              ? this.refused('P25', 'narrowed-in-case', own.existence)
              : this.refused(answer.rule, answer.explanation, own.existence);
      }
    };
    for (const way of ways) if ((way.seats & this.open) !== NOBODY) putShares(sets, way, put);
  }

  private inForce(effect: Override['effect']): readonly Override[] {
    const { now } = this.table.facts;
    return this.unit.overrides.filter((one) => one.effect === effect && one.from <= now && now < (one.to ?? Infinity));
  }

  private give(seats: PartySet, rule: RuleId, basis: string, explanation: Explanation): void {
    for (let rest = this.take(seats); rest !== NOBODY; rest &= rest - 1)
      this.answers[lowest(rest)] = this.granted(rest & -rest, rule, basis, explanation);
  }

  private refuse(seats: PartySet, rule: RuleId, explanation: Explanation): void {
    let rest = this.take(seats);
    if (rest === NOBODY) return;
    const answer = this.refused(rule, explanation, 'hidden');
    for (; rest !== NOBODY; rest &= rest - 1) this.answers[lowest(rest)] = answer;
  }

  /** Those of the seats that are open still; they are so no longer. */
  private take(seats: PartySet): PartySet {
    const taken = seats & this.open;
    this.open &= ~taken;
    return taken;
  }

  private granted(seat: PartySet, rule: RuleId, basis: string, explanation: Explanation): Decision {
    return { right: this.rightOf(seat), rule, basis, explanation, existence: 'hidden' };
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

  /** [P16] Clients are asked for what was decided for themselves, before any of it is bound. */
  private bound(): readonly Decision[] {
    const { answers, table } = this;
    if (table.clients.size === 0) return answers;
    const bound = answers.slice();
    for (const [index, clients] of table.clients)
      bound[index] = boundByClients(
        answers[index] ?? STRANGER,
        clients.map((client) => answers[client] ?? STRANGER),
      );
    return bound;
  }
}
