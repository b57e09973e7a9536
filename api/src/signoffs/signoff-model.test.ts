import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import { isCarried, standingOf } from '@soulad/shared/signoff';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Sessions } from '../identity/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import type { Database } from '../platform/database/database.js';
import { addPlanItem, openPlan } from '../plans/index.js';
import { describePlanItem } from '../plans/describe-item.js';
import { narrowUnit, readManifestOf, shareUnit, unitIn, withdrawUnit } from '../records/index.js';
import { onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';
import { inOneTransaction } from '../testing/other-databases.js';
import { endSignoffs } from './end-signoffs.js';
import { markSignoff } from './mark-signoff.js';
import { openSignoffs } from './open-signoffs.js';
import { refuseSignature } from './refuse-signature.js';
import { signoffFacts } from './round-facts.js';
import { prepareSignature, signRevision } from './sign-revision.js';

/** Command sequences on the real database; the core alone goes through 100 000 in memory (shared/src/signoff). */
const SEQUENCES = Number(process.env.SOULAD_SEQUENCES ?? 2000);
const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);
const MOST_COMMANDS = 7;
/** Cases in which sequences run side by side: while one waits for the database, the other thinks. */
const GROUNDS = 2;
const GOALS = { shared: 2, drafts: 2 };
const PARTIES = ['ospod', 'school', 'ngo', 'mother'] as const;
type Party = (typeof PARTIES)[number];
const SPEAKS = { ospod: 'worker', school: 'teacher', ngo: 'ngo', mother: 'mother' } as const;

const server = onTestApp();

/** Where every sequence begins: a plan with goals that all four read, frozen once, its first round open. */
interface Ground {
  readonly parties: Readonly<Record<Party, PartyId>>;
  readonly principals: Readonly<Record<Party, Principal>>;
  readonly recordId: RecordId;
  readonly goals: readonly UnitId[];
  readonly drafts: readonly UnitId[];
  readonly roundId: string;
}

async function layGround(): Promise<Ground> {
  const { table } = await LiveScene.lay(server);
  const principalOf = async (party: Party): Promise<Principal> => {
    const principal = await server.app.get(Sessions).byId(table.people[SPEAKS[party]].sessionId);
    if (!principal) throw new Error('no session');
    return principal;
  };
  const ospod = await principalOf('ospod');
  const [school, ngo, mother] = [await principalOf('school'), await principalOf('ngo'), await principalOf('mother')];
  const asked = PARTIES.map((party) => ({ partyId: table.parties[party], step: 1 }));
  return server.db.inContext(ospod, async (ctx) => {
    const recordId = await openPlan(ctx, table.caseId);
    const fields = { indicator: 'hodiny', now: '19', target: 'nejvýš 2', until: '2026-10-31' };
    const made: UnitId[] = [];
    for (let n = 0; n < GOALS.shared + GOALS.drafts; n += 1)
      made.push(await addPlanItem(ctx, { recordId, heading: 'plan_goals', text: `Cíl ${n}.`, fields }));
    const [goals, drafts] = [made.slice(0, GOALS.shared), made.slice(GOALS.shared)];
    for (const id of goals) await share(ctx, id);
    await openSignoffs(ctx, { recordId, dueAt: ctx.now + 864e5, quorum: 'all', asked });
    const principals = { ospod, school, ngo, mother };
    return { parties: table.parties, principals, recordId, goals, drafts, roundId: await roundOf(ctx, recordId) };
  });
}

const share = async (ctx: RequestContext, id: UnitId): Promise<void> =>
  shareUnit(ctx, id, unitIn(await readManifestOf(ctx, id), id).epoch);

async function roundOf(ctx: RequestContext, recordId: RecordId): Promise<string> {
  const text = 'select id from signoff_round where record_id = $1 and outcome is null';
  const [round] = await ctx.sql.query<{ id: string }>(text, [recordId]);
  return round?.id ?? '';
}

/** What the rules say, kept by hand and step by step. */
class Model {
  readonly goals = new Map<UnitId, { target: number; readonly readers: Set<Party> }>();
  readonly drafts: UnitId[];
  readonly signed = new Map<Party, { kind: string; holds: boolean; noted: boolean }>();
  readonly refused = new Set<Party>();
  asked = new Map<Party, number>();
  seen = new Map<Party, string>();
  version = 0;
  open = false;
  majority = false;

  constructor({ goals, drafts }: Ground) {
    this.drafts = [...drafts];
    for (const id of goals) this.put(id);
    this.cut(new Map(PARTIES.map((party) => [party, 1])), false);
  }

  put(id: UnitId): void {
    this.goals.set(id, { target: 0, readers: new Set(PARTIES) });
  }

  cut(asked: ReadonlyMap<Party, number>, majority: boolean): void {
    const seen = new Map(PARTIES.map((party) => [party, this.view(party)]));
    for (const [party, signed] of this.signed) {
      const holds = signed.holds && seen.get(party) === this.seen.get(party);
      if (signed.holds && !holds) count.lapsed += 1;
      Object.assign(signed, { holds, noted: false });
    }
    count.revisions += 1;
    this.refused.clear();
    Object.assign(this, { asked: new Map(asked), seen, majority, open: true, version: this.version + 1 });
  }

  isSigned(party: Party): boolean {
    return this.signed.get(party)?.holds === true;
  }

  /** Of a party that is not asked any more nothing is told, and nothing counted. */
  state(party: Party): string {
    const signed = this.signed.get(party);
    if (signed?.holds === true) return signed.kind;
    if (this.refused.has(party)) return 'refused';
    return signed ? 'waiting, lapsed' : 'waiting';
  }

  mayAnswer(party: Party): boolean {
    const step = this.asked.get(party);
    if (!this.open || step === undefined || this.isSigned(party)) return false;
    return [...this.asked].every(([one, at]) => at >= step || this.isSigned(one) || this.refused.has(one));
  }

  carried(): boolean {
    const signed = [...this.asked.keys()].filter((party) => this.isSigned(party)).length;
    return this.majority ? signed * 2 > this.asked.size : signed === this.asked.size;
  }

  private view(party: Party): string {
    return JSON.stringify(
      [...this.goals].flatMap(([id, goal]) => (goal.readers.has(party) ? [[id, goal.target]] : [])),
    );
  }
}

/** What was frozen and said so far, a mark for each revision and each answer. */
interface Frozen {
  readonly revisions: readonly string[];
  readonly answers: readonly string[];
  readonly twice: number;
}

class Real {
  frozen: Frozen = { revisions: [], answers: [], twice: 0 };
  roundId: string;

  constructor(
    readonly ground: Ground,
    private readonly db: Database,
  ) {
    this.roundId = ground.roundId;
  }

  as<T>(party: Party, act: (ctx: RequestContext) => Promise<T>): Promise<T> {
    return this.db.inContext(this.ground.principals[party], act);
  }

  /** The code with which the product refuses; undefined when it does not. */
  refusal(party: Party, act: (ctx: RequestContext) => Promise<unknown>): Promise<string | undefined> {
    return this.as(party, act).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof ProductError) return error.code;
        throw error;
      },
    );
  }
}

const FROZEN = `select
  coalesce((select array_agg(m order by version) from (select v.version, md5(v::text || coalesce((select string_agg(
      l.id::text || md5(l.body) || coalesce((select string_agg(r::text, ',' order by r.party_id) from revision_reader r where r.leaf_id = l.id), ''),
      ',' order by l.id) from revision_leaf l where l.revision_id = v.id), '')) as m from revision v where v.record_id = $1) x), '{}') as revisions,
  coalesce((select array_agg(a.id || a.kind || a.party_id || a.round_id order by a.id) from signoff_answer a
    join signoff_round x on x.id = a.round_id where x.record_id = $1), '{}') as answers,
  (select count(*)::int from (select from signoff_answer a where a.kind <> 'refused' group by a.round_id, a.party_id having count(*) > 1) t) as twice`;

/** [I9] and the rest, after every command: nothing frozen moved, nobody counts twice, everybody stands where they should. */
async function compare(model: Model, real: Real): Promise<void> {
  const { recordId, parties } = real.ground;
  const { now, facts } = await real.as('ospod', async (ctx) => {
    const [now] = await ctx.sql.query<Frozen>(FROZEN, [recordId]);
    const all = await signoffFacts(ctx, recordId);
    const last = all.rounds.at(-1);
    return { now, facts: last && all.of(last) };
  });
  if (!now) throw new Error('nothing to compare');
  expect(now.twice).toBe(0);
  expect(now.revisions.slice(0, real.frozen.revisions.length)).toEqual(real.frozen.revisions);
  expect(now.revisions).toHaveLength(model.version);
  expect(now.answers).toEqual(expect.arrayContaining([...real.frozen.answers]));
  real.frozen = now;
  if (!facts) return;
  const told = [...model.asked.keys()].map((party) => {
    const { state, lapsed } = standingOf(facts, parties[party]);
    return [party, lapsed && state === 'waiting' ? 'waiting, lapsed' : state];
  });
  expect(told).toEqual([...model.asked.keys()].map((party) => [party, model.state(party)]));
  expect(isCarried(facts)).toBe(model.carried());
  expect(facts.open).toBe(model.open);
}

/** How much of what matters came about in all sequences together. */
const count = { commands: 0, revisions: 0, signatures: 0, lapsed: 0 };

/** The answer to a command is the one that the rules give. */
function mustBe(told: string | undefined, expected: string | undefined): void {
  expect(told).toBe(expected);
}

/** The database has not granted it. */
async function mustReject(statement: Promise<unknown>): Promise<void> {
  await expect(statement).rejects.toMatchObject({ driverError: { code: '42501' } });
}

type Step = fc.AsyncCommand<Model, Real>;
const step = (name: string, run: (model: Model, real: Real) => Promise<void>): Step => ({
  check: () => true,
  run: async (model, real) => {
    count.commands += 1;
    await run(model, real);
    await compare(model, real);
  },
  toString: () => name,
});

const pick = ({ goals: all }: Model, n: number): UnitId | undefined => [...all.keys()][n % Math.max(1, all.size)];
const anyone = fc.constantFrom(...PARTIES);

const write = fc.constant(
  step('goal shared', async (model, real) => {
    const id = model.drafts.pop();
    if (!id) return;
    await real.as('ospod', (ctx) => share(ctx, id));
    model.put(id);
  }),
);
const correct = fc.tuple(fc.nat(5), fc.nat(2)).map(([n, target]) =>
  step(`goal ${n} says ${target}`, async (model, real) => {
    const id = pick(model, n);
    const goal = id && model.goals.get(id);
    if (!goal) return;
    await real.as('ospod', (ctx) =>
      describePlanItem(ctx, id, { target: target === 0 ? 'nejvýš 2' : `nejvýš 2${target}` }),
    );
    goal.target = target;
  }),
);
const narrow = fc.tuple(fc.nat(5), fc.constantFrom('school', 'ngo', 'mother')).map(([n, party]) =>
  step(`goal ${n} without ${party}`, async (model, real) => {
    const id = pick(model, n);
    if (!id || model.goals.get(id)?.readers.delete(party) !== true) return;
    await real.as('ospod', (ctx) => narrowUnit(ctx, id, [real.ground.parties[party]], 'důvod'));
  }),
);
const withdraw = fc.nat(5).map((n) =>
  step(`goal ${n} withdrawn`, async (model, real) => {
    const id = pick(model, n);
    if (!id) return;
    await real.as('ospod', (ctx) => withdrawUnit(ctx, id));
    model.goals.delete(id);
  }),
);
const asked = fc.oneof(fc.constant([...PARTIES]), fc.subarray([...PARTIES], { minLength: 1 }));
const open = fc
  .tuple(asked, fc.constantFrom(1, 1, 2), fc.boolean(), fc.constantFrom('ospod', 'ospod', ...PARTIES))
  .map(([asked, later, majority, by]) =>
    step(
      `${by} opens for ${asked.join()}, the last at ${later}, ${majority ? 'majority' : 'all'}`,
      async (model, real) => {
        const steps = new Map(asked.map((party, at) => [party, at === asked.length - 1 ? later : 1]));
        const { parties, recordId } = real.ground;
        const seats = asked.map((party) => ({ partyId: parties[party], step: steps.get(party) ?? 1 }));
        const refused = await real.refusal(by, async (ctx) => {
          const input = { recordId, dueAt: ctx.now + 864e5, quorum: majority ? 'majority' : 'all', asked: seats };
          await openSignoffs(ctx, input);
          real.roundId = await roundOf(ctx, recordId);
        });
        mustBe(refused, by === 'ospod' ? undefined : 'FORBIDDEN_STEP');
        if (refused === undefined) model.cut(steps, majority);
      },
    ),
  );

/** For who is not asked there is nothing to answer. */
function expectedFor(model: Model, party: Party): string | undefined {
  if (!model.asked.has(party)) return 'NOT_FOUND';
  return model.mayAnswer(party) ? undefined : 'FORBIDDEN_STEP';
}

const sign = fc.tuple(anyone, fc.constantFrom('signed', 'signed', 'reserved')).map(([party, kind]) =>
  step(`${party} ${kind}`, async (model, real) => {
    const wish = { roundId: real.roundId, ...(kind === 'reserved' ? { reservation: 'Jinak.' } : {}) };
    const refused = await real.refusal(party, async (ctx) => {
      const { statement } = await prepareSignature(ctx, wish);
      await signRevision(ctx, wish, { statement, evidence: { method: 'demo' } });
    });
    mustBe(refused, expectedFor(model, party));
    if (refused !== undefined) return;
    model.signed.set(party, { kind, holds: true, noted: true });
    count.signatures += 1;
  }),
);
const refuse = anyone.map((party) =>
  step(`${party} refuses`, async (model, real) => {
    const refused = await real.refusal(party, (ctx) => refuseSignature(ctx, { roundId: real.roundId, reason: 'Ne.' }));
    mustBe(refused, expectedFor(model, party));
    if (refused === undefined) model.refused.add(party);
  }),
);
const note = anyone.map((party) =>
  step(`${party} takes note`, async (model, real) => {
    const refused = await real.refusal(party, (ctx) => markSignoff(ctx, { roundId: real.roundId, mark: 'noted' }));
    const signed = model.signed.get(party);
    const toNote = model.open && signed?.holds === true && !signed.noted;
    mustBe(refused, model.asked.has(party) ? (toNote ? undefined : 'FORBIDDEN_STEP') : 'NOT_FOUND');
    if (refused === undefined && signed) signed.noted = true;
  }),
);
const end = fc.tuple(fc.constantFrom('finished', 'finished', 'cancelled'), anyone).map(([outcome, by]) =>
  step(`${by}: ${outcome}`, async (model, real) => {
    const refused = await real.refusal(by, (ctx) => endSignoffs(ctx, { roundId: real.roundId, outcome }));
    const may = model.open && by === 'ospod' && (outcome === 'cancelled' || model.carried());
    mustBe(refused, may ? undefined : 'FORBIDDEN_STEP');
    if (may) model.open = false;
  }),
);

/** [T16] [T27] Ways past the product to what was signed, with the rights of the server. */
const PAST = [
  `update revision set root = '\\x00'`,
  `update revision_leaf set body = '\\x00'`,
  `delete from revision_reader`,
  `delete from revision`,
  `update signoff_answer set kind = 'signed'`,
  `delete from signoff_answer`,
  `update signoff_round set outcome = null, ended_at = null`,
  `insert into signoff_seat select round_id, party_id, 1 from signoff_seat`,
  `insert into signoff_answer select gen_random_uuid(), round_id, party_id, 'signed', user_id, at from signoff_answer`,
  `update revision_book set secret = '\\x00'`,
];
const past = fc.tuple(anyone, fc.constantFrom(...PAST)).map(([party, text]) =>
  step(`${party}: ${text}`, async (_, real) => {
    const refused = real.as(party, (ctx) => ctx.sql.query(text));
    await mustReject(refused);
  }),
);
/** Steps are asked for on behalf of the own seat alone. */
const forOther = fc.tuple(anyone, anyone).map(([party, other]) =>
  step(`${party} signs for ${other}`, async (_, real) => {
    const partyId = real.ground.parties[other];
    if (party === other) return;
    const wish = { roundId: real.roundId, partyId };
    mustBe(await real.refusal(party, (ctx) => prepareSignature(ctx, wish)), 'NOT_FOUND');
  }),
);

const EDITS = [write, correct, correct, narrow, withdraw];
const ANSWERS = [sign, sign, sign, sign, sign, sign, sign, refuse, refuse, note, end, past, forOther];
const COMMANDS = [...EDITS, open, open, open, ...ANSWERS];

it(`[I9] [W32] [W35] [T16] holds on the real database (seed ${SEED}, ${SEQUENCES} sequences)`, async () => {
  const runOn = async (ground: Ground, n: number): Promise<void> => {
    const property = fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: MOST_COMMANDS, size: 'max' }), (steps) =>
      inOneTransaction(server, (db) =>
        fc.asyncModelRun(() => ({ model: new Model(ground), real: new Real(ground, db) }), steps),
      ),
    );
    await fc.assert(property, { numRuns: Math.ceil(SEQUENCES / GROUNDS), seed: SEED + n });
  };
  const grounds: Ground[] = [];
  for (let n = 0; n < GROUNDS; n += 1) grounds.push(await layGround());
  await Promise.all(grounds.map(runOn));
  process.stdout.write(`sign-off on the database, seed ${SEED}: ${SEQUENCES} sequences, ${JSON.stringify(count)}\n`);
  // A model that hardly ever comes to a signature would prove nothing.
  expect(Math.min(count.revisions / 4, count.signatures, count.lapsed * 10)).toBeGreaterThan(SEQUENCES / 4);
}, 3_600_000);
