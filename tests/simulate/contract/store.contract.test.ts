import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../leaks/random.js';
import { nameOf, STATEMENTS } from '../statements.js';
import { simulate } from '../world.js';
import { Changes } from './changes.js';
import { Draw } from './draw.js';
import { type Answered, type Asked, TwoStores } from './two-stores.js';

/** Operations of the short form; each seed has rows of its own. */
const STEPS = Number(process.env.SOULAD_CONTRACT_STEPS ?? '250');
const SEEDS = [1, 2];
/** Outcomes of all of them. */
const met = new Set<string>();
/** Worlds that may be played until everything was asked that the channel asks. */
const MOST_WORLDS = 300;

let texts: ReadonlyMap<string, string>;

beforeAll(async () => {
  // In its own words, as both stores are asked. A snapshot is made after hundreds of rows: no world of seconds comes to it.
  const found = new Map([['snapshot_store', 'select snapshot_store($1, $2, $3, $4)']]);
  for (let seed = 1; found.size < STATEMENTS.length && seed <= MOST_WORLDS; seed++)
    for (const text of (await simulate(seed)).asked) found.set(nameOf(text), text);
  texts = found;
});

describe.each(SEEDS)('the store of the simulation, operations of seed %i', (seed) => {
  let stores: TwoStores;
  let draw: Draw;

  beforeAll(async () => {
    stores = await TwoStores.lay(3);
    draw = new Draw(new Random(seed), stores, new Changes(stores));
  });
  afterAll(() => stores?.close());

  it('[I6][I7] answers as Postgres does', async () => {
    for (let step = 0; step < STEPS; step++) {
      const asked = next(draw, `n${step}`);
      if (!asked) {
        await draw.change();
        continue;
      }
      const { real, simulated } = await stores.ask(asked);
      const what = `seed ${seed}, step ${step}: ${nameOf(asked.text)} ${JSON.stringify(asked.params)}`;
      expect(byUnit(simulated.heads), what).toEqual(byUnit(real.heads));
      expect(comparable(simulated.rows), what).toEqual(comparable(real.rows));
      expect(held(stores), what).toEqual(await stored(stores));
      for (const row of real.rows) {
        const outcome: unknown = Reflect.get(Object(row), 'outcome');
        if (typeof outcome === 'string') met.add(outcome);
      }
    }
  });
});

it('has met every outcome on the way', () => {
  expect([...met].sort()).toEqual(EVERY_OUTCOME);
});

const EVERY_OUTCOME = [
  ...['AGAIN', 'BEHIND', 'BUSY', 'DUP', 'EPOCH_STALE', 'FORBIDDEN_STEP', 'FOREIGN_CLIENT', 'GEN_MISMATCH', 'REVOKED'],
  ...['SEALED', 'STORED'],
];

function text(name: string): string {
  const found = texts.get(name);
  if (!found) throw new Error(`no world asks ${name}`);
  return found;
}

/** @returns undefined = something changes instead */
function next(draw: Draw, node: string): Asked | undefined {
  const { random } = draw;
  const kind = random.int(20);
  const sessionId = draw.session();
  if (kind < 3) return undefined;
  const before = random.chance(0.1) ? () => draw.change() : undefined;
  if (kind < 6) return { text: text('client_lease'), params: draw.lease(), sessionId };
  if (kind < 12) {
    const held = random.chance(0.1) ? draw.unit().id : undefined;
    // Whatever changes a unit would wait for whoever holds it.
    const params = draw.pushGroup(node);
    return { text: text('push_group'), params, ...(held ? { held } : { before }) };
  }
  if (kind < 15) return { text: text('push_updates'), params: draw.pushUpdates(node), before };
  return read(draw, sessionId);
}

function read(draw: Draw, sessionId: Asked['sessionId']): Asked {
  const { random } = draw;
  const { id, gen, head, caseId } = draw.unit();
  const seq = random.int(head + 2);
  const reads: readonly Asked[] = [
    { text: text('units'), params: [[id]], sessionId },
    { text: text('snapshots'), params: [[id]], sessionId },
    { text: text('updates'), params: [[id], [gen], [seq], [caseId]], sessionId },
    { text: text('ctx_authority'), params: [[id]], sessionId },
    { text: text('live_seats'), params: [[sessionId]] },
    { text: text('live_load'), params: [id] },
    { text: text('live_tail'), params: [id, gen, seq] },
    { text: text('head and numbers'), params: [[id], []] },
    { text: text('live_heads'), params: [[id]] },
    { text: text('snapshot_store'), params: [id, gen, seq, Buffer.from('short')] },
  ];
  return random.pick(reads) ?? { text: text('live_heads'), params: [[id]] };
}

/** Of units in one commit, none is before the other. */
function byUnit(heads: Answered['heads']): Answered['heads'] {
  return heads.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Rows without what only clocks know, numbers as numbers, groups in the order of their rows. */
function comparable(rows: readonly unknown[]): unknown {
  const plain = rows.map((row) => {
    const { leftMs: _left, ms: _ms, snapshot_store: _void, ...rest } = row as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, typeof value === 'number' ? String(value) : value]),
    );
  });
  const kept = plain.filter((row) => Object.keys(row).length > 0);
  return kept.toSorted((a, b) => Number(a['row_no'] ?? 0) - Number(b['row_no'] ?? 0));
}

function held({ rows }: TwoStores): unknown {
  return [...rows.units.values()]
    .map(({ id, gen, head, epoch, snapSeq, log, leases }) => ({
      ...{ id, gen, head, epoch, snap: snapSeq },
      log: [...log].flatMap(([of, all]) =>
        all.map(({ seq, clientId, n, sessionId, userId, bytes }) =>
          [of, seq, clientId, n, sessionId, userId, bytes.toString('hex')].join(' '),
        ),
      ),
      noted: [...leases]
        .flatMap(([key, { judged }]) => (judged ? [`${key} ${judged.sessionId} ${judged.epoch} ${judged.n}`] : []))
        .sort(),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function stored({ owner }: TwoStores): Promise<unknown> {
  const { rows } = await owner.query<{ unit: unknown }>(`
    select jsonb_build_object('id', u.id, 'gen', u.gen, 'head', u.head_seq, 'epoch', u.access_epoch, 'snap', u.snap_seq,
        'log', (select coalesce(jsonb_agg(concat_ws(' ', x.gen, x.seq, x.client_id, x.client_n, x.session_id, x.author_user,
          encode(x.bytes, 'hex')) order by x.gen, x.seq), '[]') from unit_update x where x.unit_id = u.id),
        'noted', (select coalesce(jsonb_agg(line order by line collate "C"), '[]') from (
          select concat_ws(' ', c.gen, c.client_id, c.judged_session, c.judged_epoch, c.judged_n) as line
            from crdt_client c where c.unit_id = u.id and c.judged_session is not null) lines)) as unit
      from unit u order by u.id`);
  return rows.map(({ unit }) => unit);
}
