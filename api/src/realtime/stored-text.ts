import type { CaseId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { SealedRow, SealedSnapshot } from '../sharing/index.js';

/** Version and nonce, which is drawn anew for each, and as much of what is sealed. */
const MARK_BYTES = 29;

/** The text of a unit in one encoding of the server's own, without anything that was deleted [R26]. */
export interface UnitState {
  readonly state: Uint8Array;
  readonly sv: Uint8Array;
}

/** A state that was made here, and the rows it is the text of. */
export interface HeldState extends UnitState {
  readonly caseId: CaseId;
  readonly id: UnitId;
  readonly gen: number;
  readonly seq: number;
  /** Marks of the newest row, or of the snapshot in its place: another row under the same number is another text. */
  readonly marks: ReadonlySet<string>;
}

/** The rows of a unit that one reader has, still sealed: the newest state, and what came after it. */
export interface StoredText {
  readonly caseId: CaseId;
  readonly id: UnitId;
  readonly gen: number;
  /** Seq of the last row. */
  readonly seq: number;
  /** Mark of the last row. */
  readonly mark: string;
  readonly base: SealedSnapshot | HeldState;
  readonly rows: readonly SealedRow[];
}

/** Tells sealed bytes from all others. */
export function markOf(sealed: Buffer): string {
  return sealed.toString('latin1', 0, MARK_BYTES);
}

/**
 * Rows of the present generation under the caller's own row-level security, never from what a live actor holds. Where a
 * state is held that ends with a row which the caller may read, the rows from that one on are enough.
 * @param gens units the caller may read, with their generations
 * @param heldOf the state of a generation that is held on this node
 */
export async function storedTexts(
  ctx: RequestContext,
  gens: ReadonlyMap<UnitId, number>,
  heldOf: (id: UnitId, gen: number) => HeldState | undefined,
): Promise<readonly StoredText[]> {
  const held = [...gens].flatMap(([id, gen]) => heldOf(id, gen) ?? []).filter(({ seq }) => seq > 0);
  // From the row itself on: that the caller has it, and that it is the same, is what the state is handed out for.
  const since = await tailsOf(
    ctx,
    held.map((state) => ({ ...state, seq: state.seq - 1 })),
  );
  const near = held.flatMap((state) => textSince(state, since.get(state.id) ?? []) ?? []);
  const rest = new Set(gens.keys());
  for (const { id } of near) rest.delete(id);
  return [...near, ...(await wholeTexts(ctx, [...rest]))];
}

function textSince(state: HeldState, [first, ...rows]: readonly SealedRow[]): StoredText | undefined {
  if (first === undefined || Number(first.seq) !== state.seq || !state.marks.has(markOf(first.bytes))) return undefined;
  const last = rows.at(-1) ?? first;
  const { caseId, id, gen } = state;
  return { caseId, id, gen, seq: Number(last.seq), mark: markOf(last.bytes), base: state, rows };
}

async function wholeTexts(ctx: RequestContext, ids: readonly UnitId[]): Promise<readonly StoredText[]> {
  if (ids.length === 0) return [];
  const bases = await ctx.sql.query<SealedSnapshot>(
    `select distinct on (s.unit_id) r.case_id as "caseId", s.unit_id as id, s.gen, s.seq, s.state from unit_snapshot s
       join unit u on u.id = s.unit_id and u.gen = s.gen join record r on r.id = u.record_id where s.unit_id = any ($1) order by s.unit_id, s.seq desc`,
    [ids],
  );
  const tails = await tailsOf(ctx, bases);
  return bases.map((base) => {
    const { caseId, id, gen } = base;
    const rows = tails.get(id) ?? [];
    const last = rows.at(-1);
    const mark = markOf(last?.bytes ?? base.state);
    return { caseId, id, gen, seq: Number(last?.seq ?? base.seq), mark, base, rows };
  });
}

async function tailsOf(
  ctx: RequestContext,
  bases: readonly Pick<SealedSnapshot, 'caseId' | 'id' | 'gen' | 'seq'>[],
): Promise<ReadonlyMap<UnitId, readonly SealedRow[]>> {
  const tails = new Map<UnitId, SealedRow[]>();
  if (bases.length === 0) return tails;
  const rows = await ctx.sql.query<SealedRow & { id: UnitId }>(
    `select b.case_id as "caseId", x.unit_id as id, x.seq, x.client_id as "clientId", x.client_n as n, x.bytes
       from unnest($1::uuid[], $2::int[], $3::bigint[], $4::uuid[]) b(unit_id, gen, seq, case_id)
       join unit_update x on x.unit_id = b.unit_id and x.gen = b.gen and x.seq > b.seq order by x.unit_id, x.seq`,
    [
      bases.map((row) => row.id),
      bases.map((row) => row.gen),
      bases.map((row) => row.seq),
      bases.map((row) => row.caseId),
    ],
  );
  for (const row of rows) {
    const tail = tails.get(row.id);
    if (tail) tail.push(row);
    else tails.set(row.id, [row]);
  }
  return tails;
}
