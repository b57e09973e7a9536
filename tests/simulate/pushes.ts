import type { SessionId, UnitId, UserId } from '@soulad/shared/ids';
import { rightRank } from '@soulad/shared/policy';
import { endOf, type Lease, type LogRow, numbersOf, personOf, rightNow, type UnitRow } from './rows.js';
import type { Place } from './statements.js';

/** One row that wants to be in the log. */
export interface Offer {
  readonly sessionId: SessionId;
  readonly epoch: number;
  readonly clientId: number;
  readonly n: number;
  readonly bytes: Buffer;
  readonly empty: boolean;
}

/** Rows of one unit. */
interface Batch {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly head: number;
  readonly node: string;
  readonly offers: readonly Offer[];
}

interface Verdict {
  readonly outcome: string;
  readonly seq: number | null;
}

type Numbers = readonly (number | string)[];

/** `push_updates`: the commit of one unit, judged row by row [I6][I7]. */
export async function pushUpdates(place: Place, params: readonly unknown[]): Promise<readonly unknown[]> {
  const [unitId, gen, head, node, sessions, epochs, clients, ns, bytes, empty, watch] = params as [
    ...[UnitId, number, number, string, SessionId[], Numbers, Numbers, Numbers, Buffer[], boolean[], UserId[]],
  ];
  await share(place, sessions, watch);
  const authorities = numbersOf(place.rows, watch);
  await place.lock(`unit ${unitId}`, true);
  const offers = sessions.map((sessionId, at) => ({
    ...{ sessionId, epoch: Number(epochs[at]), clientId: Number(clients[at]), n: Number(ns[at]) },
    ...{ bytes: bytes[at] ?? Buffer.alloc(0), empty: empty[at] === true },
  }));
  const verdicts = judgeAnew(place, { unitId, gen, head: Number(head), node, offers });
  return verdicts.map(({ outcome, seq }, at) => ({
    ...{ outcome, at_seq: seq === null ? null : String(seq), authorities: at === 0 ? authorities : null },
  }));
}

/** `push_group`: several units in one commit, those that nothing has moved for since the last one without judging. */
export async function pushGroup(place: Place, params: readonly unknown[]): Promise<readonly unknown[]> {
  const [units, gens, heads, node, at, sessions, epochs, clients, ns, sizes, bytes, empty, watch] = params as [
    ...[UnitId[], number[], Numbers, string, number[], SessionId[], Numbers, Numbers, Numbers, number[]],
    ...[Buffer, boolean[], UserId[]],
  ];
  await share(place, sessions, watch);
  const held = new Set([...new Set(units)].sort().filter((id) => place.tryLock(`unit ${id}`)));
  const authorities = numbersOf(place.rows, watch);
  const starts = sizes.map((_, row) => sizes.slice(0, row).reduce((sum, size) => sum + size, 0));
  const offers = sessions.map((sessionId, row) => ({
    ...{ sessionId, epoch: Number(epochs[row]), clientId: Number(clients[row]), n: Number(ns[row]) },
    bytes: bytes.subarray(starts[row] ?? 0, (starts[row] ?? 0) + (sizes[row] ?? 0)),
    empty: empty[row] === true,
  }));
  const answers = units.flatMap((unitId, index) => {
    const rows = [...at.keys()].filter((row) => at[row] === index + 1);
    const own = rows.flatMap((row) => offers[row] ?? []);
    const batch = { unitId, gen: gens[index] ?? 0, head: Number(heads[index]), node, offers: own };
    const verdicts = held.has(unitId)
      ? (storeJudged(place, batch) ?? judgeAnew(place, batch))
      : own.map(() => ({ outcome: 'BUSY', seq: null }));
    return verdicts.map(({ outcome, seq }, nth) => ({
      ...{ row_no: (rows[nth] ?? 0) + 1, outcome, at_seq: seq === null ? null : String(seq), authorities: null },
    }));
  });
  return [{ row_no: 0, outcome: null, at_seq: null, authorities }, ...answers];
}

// Persons before everything else, in one order.
async function share(place: Place, sessions: readonly SessionId[], watch: readonly UserId[]): Promise<void> {
  for (const userId of [...new Set([...writersOf(place, sessions), ...watch])].sort())
    await place.lock(`person ${userId}`, false);
}

function writersOf({ rows }: Place, sessions: readonly SessionId[]): readonly UserId[] {
  return sessions.flatMap((id) => rows.sessions.get(id)?.userId ?? []);
}

/** @returns undefined when something has moved since the last commit under one of the leases, or none is known */
function storeJudged(place: Place, batch: Batch): readonly Verdict[] | undefined {
  const unit = place.rows.units.get(batch.unitId);
  if (!unit || unit.gen !== batch.gen || unit.head !== batch.head || unit.sealed) return undefined;
  const numbers = new Set(batch.offers.map(({ clientId, n }) => `${clientId} ${n}`));
  if (batch.offers.length === 0 || numbers.size < batch.offers.length) return undefined;
  if (!batch.offers.every((offer) => holdsStill(place, unit, offer))) return undefined;
  return store(place, unit, { ...batch, verdicts: batch.offers.map(() => 'STORED') });
}

function holdsStill({ rows, begun, now }: Place, unit: UnitRow, offer: Offer): boolean {
  const { sessionId, epoch } = offer;
  const lease = unit.leases.get(`${unit.gen} ${offer.clientId}`);
  const found = lease?.judged;
  const person = personOf(rows, sessionId, begun);
  const held = lease && unit.audience.get(lease.partyId);
  if (!lease || !found || !person || person.userId !== lease.userId) return false;
  if (!held || held.right !== 'write' || (held.until !== null && held.until <= now)) return false;
  if (found.sessionId !== sessionId || found.n !== person.n || (found.until !== null && found.until <= now))
    return false;
  return unit.epoch === epoch && found.epoch === epoch && seqOf(unit, unit.gen, offer) === undefined;
}

function judgeAnew(place: Place, batch: Batch): readonly Verdict[] {
  const { rows, begun } = place;
  const { unitId, gen, offers } = batch;
  const unit = rows.units.get(unitId);
  const writers = writersOf(
    place,
    offers.map(({ sessionId }) => sessionId),
  );
  const moved = writers.some((userId) => (rows.people.get(userId)?.movedAt ?? -1) >= begun);
  let refused = false;
  const fresh = new Map<string, number>();
  let last = unit?.head ?? 0;
  const judged = offers.map((offer) => {
    const number = `${offer.clientId} ${offer.n}`;
    const known = (unit && leaseOf(place, unit, gen, offer) && (seqOf(unit, gen, offer) ?? fresh.get(number))) || null;
    const outcome = moved ? 'AGAIN' : outcomeOf(place, unit, { ...batch, offer, known, refused });
    if (outcome === 'STORED') fresh.set(number, (last += 1));
    refused ||= (outcome !== 'STORED' && outcome !== 'DUP') || (outcome === 'DUP' && !offer.empty);
    return { outcome, known };
  });
  if (!unit) return judged.map(({ outcome }) => ({ outcome, seq: null }));
  note(place, unit, { gen, offers, outcomes: judged.map(({ outcome }) => outcome) });
  const stored = store(place, unit, { ...batch, verdicts: judged.map(({ outcome }) => outcome) });
  return stored.map(({ outcome, seq }, at) => ({ outcome, seq: seq ?? judged[at]?.known ?? null }));
}

function outcomeOf(
  place: Place,
  unit: UnitRow | undefined,
  at: Batch & { readonly offer: Offer; readonly known: number | null; readonly refused: boolean },
): string {
  const { rows, begun, now } = place;
  const { gen, head, offer, known, refused } = at;
  const person = personOf(rows, offer.sessionId, begun);
  const right = unit ? rightNow(unit, person, begun) : 'none';
  const until = untilOf(place, unit, offer.sessionId);
  if (until !== null && until > begun && until <= now) return 'AGAIN';
  if (known !== null) return 'DUP';
  if (!unit || rightRank(right) < rightRank('read')) return 'REVOKED';
  if (unit.gen !== gen) return 'GEN_MISMATCH';
  if (unit.sealed) return 'SEALED';
  if (right !== 'write') return 'FORBIDDEN_STEP';
  if (!leaseOf(place, unit, gen, offer)) return 'FOREIGN_CLIENT';
  if (unit.epoch !== offer.epoch) return 'EPOCH_STALE';
  if (unit.head !== head) return 'BEHIND';
  return refused ? 'AGAIN' : 'STORED';
}

function untilOf({ rows, begun }: Place, unit: UnitRow | undefined, sessionId: SessionId): number | null {
  const party = personOf(rows, sessionId, begun)?.partyId;
  return unit ? endOf(rows, sessionId, { party, units: [unit], now: begun }) : null;
}

/** The lease that a row was written under, if it is the writer's. */
function leaseOf({ rows, begun }: Place, unit: UnitRow, gen: number, offer: Offer): Lease | undefined {
  const lease = unit.leases.get(`${gen} ${offer.clientId}`);
  return lease && lease.userId === personOf(rows, offer.sessionId, begun)?.userId ? lease : undefined;
}

function seqOf(unit: UnitRow, gen: number, { clientId, n }: Offer): number | undefined {
  return unit.log.get(gen)?.find((row) => row.clientId === clientId && row.n === n)?.seq;
}

// What was found is noted at the lease, for the commits to come.
function note(
  place: Place,
  unit: UnitRow,
  { gen, offers, outcomes }: { gen: number; offers: readonly Offer[]; outcomes: readonly string[] },
): void {
  for (const [at, offer] of offers.entries()) {
    const lease = leaseOf(place, unit, gen, offer);
    const person = personOf(place.rows, offer.sessionId, place.begun);
    const right = rightNow(unit, person, place.begun);
    if (!lease || !person || right !== 'write' || !['STORED', 'DUP'].includes(outcomes[at] ?? '')) continue;
    const until = untilOf(place, unit, offer.sessionId);
    const judged = { sessionId: offer.sessionId, epoch: unit.epoch, n: person.n, until };
    place.later(() => (lease.judged = judged));
  }
}

function store(
  place: Place,
  unit: UnitRow,
  { gen, node, offers, verdicts }: Batch & { readonly verdicts: readonly string[] },
): readonly Verdict[] {
  let last = unit.head;
  const stored: LogRow[] = [];
  const found = offers.map(({ sessionId, clientId, n, bytes }, at) => {
    const outcome = verdicts[at] ?? '';
    const userId = place.rows.sessions.get(sessionId)?.userId;
    if (outcome !== 'STORED' || !userId) return { outcome, seq: null };
    last += 1;
    stored.push({ unitId: unit.id, gen, seq: last, clientId, n, sessionId, userId, bytes });
    return { outcome, seq: last };
  });
  if (stored.length === 0) return found;
  place.later(() => {
    unit.log.get(gen)?.push(...stored);
    unit.head = last;
  });
  place.announce({ kind: 'head', unitId: unit.id, gen, seq: last, node });
  return found;
}
