import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../doc/index.js';
import {
  type Answer,
  type AnswerKind,
  contentHashOf,
  fingerprintOf,
  isCarried,
  leafHash,
  mayAnswer,
  plantTree,
  type RoundFacts,
  standingOf,
  toHex,
  viewHashOf,
} from './index.js';
import { seeded } from './testing/make-bundle.js';

/** Command sequences; 100 000 with SOULAD_SEQUENCES. */
const SEQUENCES = Number(process.env.SOULAD_SEQUENCES ?? 2000);
const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);
const PARTIES = ['ospod', 'school', 'ngo', 'mother'] as const;
type Party = (typeof PARTIES)[number];

interface Unit {
  text: string;
  readonly readers: Set<Party>;
}

/** What the rules say, kept by hand and step by step: a flag a party, taken down when what it sees changes. */
interface Model {
  readonly signed: Map<Party, { kind: AnswerKind; version: number; valid: boolean }>;
  readonly refused: Set<Party>;
  seen: Map<Party, string>;
  version: number;
  open: boolean;
  overdue: boolean;
}

/** The product's own core over plain memory. */
class Table {
  readonly units = new Map<number, Unit>();
  readonly roots: { readonly version: number; readonly root: string; readonly leaves: readonly Uint8Array[] }[] = [];
  readonly views = new Map<string, string>();
  readonly answers: Answer[] = [];
  readonly random = seeded(SEED);
  open = false;
  overdue = false;
  next = 0;

  get version(): number {
    return this.roots.length;
  }

  cut(): void {
    const version = this.version + 1;
    const contents = [...this.units].map(([unit, { text }]): Json => ({ unit, text }));
    const leaves = contents.map((content) =>
      leafHash(this.random(32), {
        record: 'r',
        version,
        unitTag: '',
        audienceHash: '',
        contentHash: contentHashOf(content),
      }),
    );
    this.roots.push({ version, root: toHex(plantTree(leaves, this.random).root), leaves });
    for (const party of PARTIES) {
      const own = [...this.units].filter(([, unit]) => unit.readers.has(party));
      const hashes = own.map(([unit, { text }]) => contentHashOf({ unit, text }));
      this.views.set(`${party}|${version}`, viewHashOf(new Uint8Array(32), party, hashes));
    }
    this.open = true;
    this.overdue = false;
  }

  facts(): RoundFacts {
    const seats = PARTIES.map((party, at) => ({ party, step: at < 2 ? 1 : 2, opened: false, noted: false }));
    return {
      ...{ version: this.version, open: this.open, quorum: 'all', overdue: this.overdue, seats, answers: this.answers },
      viewOf: (party, version) => this.views.get(`${party}|${version}`) ?? '',
    };
  }
}

const isSigned = (model: Model, party: Party): boolean => model.signed.get(party)?.valid === true;
const isAnswered = (model: Model, party: Party): boolean =>
  isSigned(model, party) || model.refused.has(party) || model.overdue;

/** [I9] and the rest, after every command. */
function compare(model: Model, table: Table): void {
  const facts = table.facts();
  for (const party of PARTIES) {
    const { state, lapsed } = standingOf(facts, party);
    const expected = isSigned(model, party)
      ? model.signed.get(party)?.kind
      : model.refused.has(party)
        ? 'refused'
        : model.overdue
          ? 'silent'
          : 'waiting';
    expect(state).toBe(expected);
    if (!model.refused.has(party)) expect(lapsed).toBe(model.signed.has(party) && !isSigned(model, party));
    const turn = PARTIES.indexOf(party) < 2 || PARTIES.slice(0, 2).every((one) => isAnswered(model, one));
    expect(mayAnswer(facts, party)).toBe(model.open && turn && !isSigned(model, party));
  }
  expect(isCarried(facts)).toBe(PARTIES.every((party) => isSigned(model, party)));
  const once = facts.answers
    .filter(({ kind }) => kind !== 'refused')
    .map(({ party, version }) => `${party}|${version}`);
  expect(new Set(once).size).toBe(once.length);
}

const seenBy = (table: Table, party: Party): string =>
  JSON.stringify(
    [...table.units]
      .filter(([, unit]) => unit.readers.has(party))
      .map(([id, { text }]) => [id, text])
      .sort(),
  );

type Step = fc.Command<Model, Table>;
const step = (name: string, run: (model: Model, table: Table) => void): Step => ({
  check: () => true,
  run: (model, table) => {
    const frozen = JSON.stringify(table.roots.map(({ version, root }) => [version, root, fingerprintOf(root)]));
    const answers = [...table.answers];
    run(model, table);
    const kept = table.roots.slice(0, (JSON.parse(frozen) as unknown[]).length);
    expect(JSON.stringify(kept.map(({ version, root }) => [version, root, fingerprintOf(root)]))).toBe(frozen);
    expect(table.answers.slice(0, answers.length)).toEqual(answers);
    compare(model, table);
  },
  toString: () => name,
});

const readersOf = fc.subarray([...PARTIES]);
const write = readersOf.map((readers) =>
  step(`write for ${readers.join()}`, (_, table) => {
    table.units.set(table.next, { text: 'a', readers: new Set(readers) });
    table.next += 1;
  }),
);
const pick = (table: Table, n: number): Unit | undefined =>
  [...table.units.values()][n % Math.max(1, table.units.size)];
const change = fc.tuple(fc.nat(9), fc.constantFrom('a', 'b', 'ano', 'ne')).map(([n, text]) =>
  step(`unit ${n} says ${text}`, (_, table) => {
    const unit = pick(table, n);
    if (unit) unit.text = text;
  }),
);
const readers = fc.tuple(fc.nat(9), fc.constantFrom(...PARTIES)).map(([n, party]) =>
  step(`unit ${n} turns for ${party}`, (_, table) => {
    const unit = pick(table, n);
    if (unit && !unit.readers.delete(party)) unit.readers.add(party);
  }),
);
const cut = fc.constant(
  step('cut', (model, table) => {
    table.cut();
    const seen = new Map(PARTIES.map((party) => [party, seenBy(table, party)]));
    for (const [party, signed] of model.signed) signed.valid &&= model.seen.get(party) === seen.get(party);
    model.refused.clear();
    Object.assign(model, { seen, version: table.version, open: true, overdue: false });
  }),
);
const answer = fc
  .tuple(fc.constantFrom(...PARTIES), fc.constantFrom('signed', 'reserved', 'refused'))
  .map(([party, kind]) =>
    step(`${party} ${kind}`, (model, table) => {
      if (!mayAnswer(table.facts(), party)) return;
      table.answers.push({ party, version: table.version, kind });
      if (kind === 'refused') model.refused.add(party);
      else {
        model.refused.delete(party);
        model.signed.set(party, { kind, version: table.version, valid: true });
      }
    }),
  );
const due = fc.constant(step('due', (model, table) => void (model.overdue = table.overdue = table.version > 0)));
const end = fc.constant(step('end', (model, table) => void (model.open = table.open = false)));

describe('revisions and signatures', () => {
  it(`[I9] [W35] [T16] keep what was signed, and lapse exactly where the view changed (seed ${SEED}, ${SEQUENCES} sequences)`, () => {
    const property = fc.property(
      fc.commands([write, change, readers, cut, cut, answer, answer, answer, due, end], { maxCommands: 24 }),
      (steps) =>
        fc.modelRun(
          () => ({
            model: {
              signed: new Map(),
              refused: new Set<Party>(),
              seen: new Map(),
              version: 0,
              open: false,
              overdue: false,
            },
            real: new Table(),
          }),
          steps,
        ),
    );
    expect(() => fc.assert(property, { numRuns: SEQUENCES, seed: SEED })).not.toThrow();
  }, 3_600_000);

  it('[W35] a view that comes back does not bring the signature back', () => {
    const views = ['', 'a', 'b', 'a'];
    const facts = (version: number): RoundFacts => ({
      ...{ version, open: true, quorum: 'majority', overdue: false },
      seats: [{ party: 'ngo', step: 1, opened: true, noted: false }],
      answers: [{ party: 'ngo', version: 1, kind: 'signed' }],
      viewOf: (_, at) => views[at] ?? '',
    });
    expect([1, 2, 3].map((version) => standingOf(facts(version), 'ngo').state)).toEqual(['signed', 'opened', 'opened']);
    expect(standingOf(facts(3), 'ngo').lapsed).toBe(true);
    expect([1, 2].map((version) => isCarried(facts(version)))).toEqual([true, false]);
  });

  it('[W33] a signature counts beside a no of the same moment, in whichever order they are told', () => {
    const said = (['signed', 'refused'] as const).map((kind) => ({ party: 'ngo', version: 1, kind }));
    for (const answers of [said, said.toReversed()]) {
      const facts: RoundFacts = {
        ...{ version: 1, open: true, quorum: 'all', overdue: false, answers, viewOf: () => 'a' },
        seats: [{ party: 'ngo', step: 1, opened: true, noted: false }],
      };
      expect(standingOf(facts, 'ngo').state).toBe('signed');
      expect(mayAnswer(facts, 'ngo')).toBe(false);
      expect(isCarried(facts)).toBe(true);
    }
  });
});
