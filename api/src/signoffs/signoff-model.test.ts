import type { UnitId } from '@soulad/shared/ids';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing/index.js';
import { LiveScene } from '../testing/live-scene.js';

/** Sequences of steps on the real database; 2 000 with SOULAD_SEQUENCES. */
const SEQUENCES = Number(process.env.SOULAD_SEQUENCES ?? 12);
const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);
const STEPS = 9;
const PARTIES = ['ospod', 'school', 'ngo', 'mother'] as const;
type Party = (typeof PARTIES)[number];
const SPEAKS = { ospod: 'worker', school: 'teacher', ngo: 'ngo', mother: 'mother' } as const;

const ROWS = 'round { id rows { party { partyId } state lapsed } }';
const OPEN = `mutation ($input: OpenSignoffsInput!) { openSignoffs(input: $input) { ${ROWS} } }`;
const SIGN = `mutation ($input: SignRevisionInput!) { signRevision(input: $input) { ${ROWS} } }`;
const REFUSE = `mutation ($input: RefuseSignatureInput!) { refuseSignature(input: $input) { ${ROWS} } }`;
const READ = `query ($id: ID!) { signoffSheet(recordId: $id) { ${ROWS} } }`;
const NARROW = 'mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "x") { id } }';
const WITHDRAW = 'mutation ($id: ID!) { withdrawUnit(unitId: $id) { id } }';

interface Sheet {
  readonly round: {
    readonly id: string;
    readonly rows: readonly {
      readonly party: { readonly partyId: string };
      readonly state: string;
      readonly lapsed: boolean;
    }[];
  } | null;
}

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server?.close());

/** What the rules say, kept by hand. */
class Model {
  readonly readers = new Map<UnitId, Set<Party>>();
  readonly signed = new Map<Party, boolean>();
  readonly refused = new Set<Party>();
  seen = new Map<Party, string>();
  open = false;

  cut(): void {
    const seen = new Map(PARTIES.map((party) => [party, this.view(party)]));
    for (const [party, holds] of this.signed) this.signed.set(party, holds && seen.get(party) === this.seen.get(party));
    this.refused.clear();
    this.seen = seen;
    this.open = true;
  }

  states(): Record<string, string> {
    return Object.fromEntries(
      PARTIES.map((party) => {
        const holds = this.signed.get(party);
        if (holds === true) return [party, 'signed'];
        if (this.refused.has(party)) return [party, 'refused'];
        return [party, holds === false ? 'waiting, lapsed' : 'waiting'];
      }),
    );
  }

  private view(party: Party): string {
    return [...this.readers]
      .flatMap(([id, readers]) => (readers.has(party) ? [id] : []))
      .sort()
      .join();
  }
}

/** One table with a record that is written in and frozen by turns. */
class Play {
  readonly model = new Model();

  constructor(
    readonly scene: LiveScene,
    readonly next: (most: number) => number,
  ) {}

  async step(): Promise<void> {
    const acts = [() => this.write(), () => this.narrow(), () => this.withdraw(), () => this.open(), () => this.open()];
    const answers = [() => this.sign(), () => this.sign(), () => this.sign(), () => this.refuse()];
    await [...acts, ...answers][this.next(9)]?.();
  }

  private async while(state: 'live' | 'closed'): Promise<void> {
    await server.asOwner('update record set state = $2 where id = $1', [this.scene.table.recordId, state]);
  }

  private async write(): Promise<void> {
    await this.while('live');
    const id = await this.scene.newUnit('worker', { category: 'PLAN', mode: 'joint' });
    this.model.readers.set(id, new Set(PARTIES));
  }

  private async narrow(): Promise<void> {
    const id = this.unit();
    const party = PARTIES[1 + this.next(3)] ?? 'ngo';
    if (!id || this.model.readers.get(id)?.has(party) !== true) return;
    await this.while('live');
    await this.scene.ask('worker', NARROW, { id, p: [this.scene.table.parties[party]] });
    this.model.readers.get(id)?.delete(party);
  }

  private async withdraw(): Promise<void> {
    const id = this.unit();
    if (!id) return;
    await this.while('live');
    await this.scene.ask('worker', WITHDRAW, { id });
    this.model.readers.delete(id);
  }

  private async open(): Promise<void> {
    await this.while('closed');
    const asked = PARTIES.map((party) => ({ partyId: this.scene.table.parties[party], step: 1 }));
    const dueAt = new Date(Date.now() + 864e5).toISOString();
    const input = { recordId: this.scene.table.recordId, dueAt, quorum: 'all', asked };
    await this.scene.ask('worker', OPEN, { input });
    this.model.cut();
  }

  private async sign(): Promise<void> {
    const party = this.party();
    const by = SPEAKS[party];
    const proof = this.scene.table.people[by].displayName;
    const code = await this.scene.refusalOf(by, SIGN, { input: { roundId: await this.round(), proof } });
    this.check(party, code);
    if (code !== undefined) return;
    this.model.signed.set(party, true);
    this.model.refused.delete(party);
  }

  private async refuse(): Promise<void> {
    const party = this.party();
    const input = { roundId: await this.round(), reason: 'Ne.' };
    const code = await this.scene.refusalOf(SPEAKS[party], REFUSE, { input });
    this.check(party, code);
    if (code === undefined) this.model.refused.add(party);
  }

  /** Before the first round nobody is asked; who has signed is not asked again. */
  private check(party: Party, code: string | undefined): void {
    const taken = this.model.signed.get(party) === true ? 'FORBIDDEN_STEP' : undefined;
    const expected = this.model.open ? taken : 'NOT_FOUND';
    if (code !== expected) throw new Error(`${party} was answered ${code} instead of ${expected}`);
  }

  private unit(): UnitId | undefined {
    const ids = [...this.model.readers.keys()];
    return ids[this.next(Math.max(1, ids.length))];
  }

  private party(): Party {
    return PARTIES[this.next(PARTIES.length)] ?? 'ospod';
  }

  private async round(): Promise<string> {
    return (await this.sheet()).round?.id ?? '';
  }

  async sheet(): Promise<Sheet> {
    const { recordId } = this.scene.table;
    return (await this.scene.ask<{ signoffSheet: Sheet }>('worker', READ, { id: recordId })).signoffSheet;
  }

  /** Everything that was frozen, as one mark for each revision. */
  async frozen(): Promise<readonly string[]> {
    const rows = await server.asOwner<{ mark: string }>(
      `select md5(v::text || coalesce((select string_agg(l::text || coalesce((select string_agg(r::text, ',' order by r.party_id)
          from revision_reader r where r.leaf_id = l.id), ''), ',' order by l.id) from revision_leaf l where l.revision_id = v.id), '')) as mark
         from revision v where v.record_id = $1 order by v.version`,
      [this.scene.table.recordId],
    );
    return rows.map((row) => row.mark);
  }
}

function draws(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

it(`[I9] [T16] holds on the real database (seed ${SEED}, ${SEQUENCES} sequences)`, async () => {
  for (let n = 0; n < SEQUENCES; n += 1) {
    const play = new Play(await LiveScene.lay(server), draws(SEED + n));
    let frozen: readonly string[] = [];
    for (let step = 0; step < STEPS; step += 1) {
      await play.step();
      const now = await play.frozen();
      expect(now.slice(0, frozen.length), `sequence ${n}, step ${step}`).toEqual(frozen);
      frozen = now;
      const { parties } = play.scene.table;
      const rows = (await play.sheet()).round?.rows ?? [];
      const told = rows.map((row): [string | undefined, string] => [
        PARTIES.find((party) => parties[party] === row.party.partyId),
        row.lapsed && row.state === 'waiting' ? 'waiting, lapsed' : row.state,
      ]);
      const expected = play.model.open ? play.model.states() : {};
      expect(Object.fromEntries(told), `sequence ${n}, step ${step}`).toEqual(expected);
    }
  }
}, 3_600_000);
