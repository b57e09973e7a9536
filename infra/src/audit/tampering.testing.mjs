import { createHash, randomUUID } from 'node:crypto';
import { hashOfRow } from './row-hash.mjs';

/** Numbers from 0 to `below`, the same for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Four small chains with their ends. */
export function chainsOf(random) {
  return Array.from({ length: 4 }, () => {
    const stream = randomUUID();
    const rows = [];
    for (let seq = 1; seq <= 6 + random(10); seq += 1) rows.push(rowAfter(rows.at(-1), { stream, seq, random }));
    return { stream, rows, head: headOf(rows) };
  });
}

function rowAfter(before, { stream, seq, random }) {
  const row = {
    ...{
      v: 1 + random(2),
      key: stream,
      stream,
      seq,
      prev: before?.hash ?? '',
      at: String(1_790_000_000_000_000 + seq),
      actor: randomUUID(),
    },
    ...{ session: randomUUID(), action: 'record.read', objectType: 'record', object: randomUUID(), rule: null },
    ...{ detail: null, sealed: null },
  };
  const said =
    row.v === 1 ? { ...row, detail: { units: random(9) } } : { ...row, sealed: row.object.replaceAll('-', '') };
  return { ...said, hash: hashOfRow(said) };
}

const headOf = (rows) => ({ seq: rows.at(-1).seq, hash: rows.at(-1).hash });

export async function* rowsOf(chains) {
  for (const { rows } of chains) yield rows;
}

/** A checkpoint over the ends of the chains, made by other means than the server's. */
export function checkpointOf(chains, n, before, sign) {
  const sha = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const heads = chains.map(({ stream, head }) => ({ stream, ...head }));
  const leaves = heads
    .map(({ stream, seq, hash }) => {
      const number = Buffer.alloc(8);
      number.writeBigUInt64BE(BigInt(seq));
      return sha(Buffer.from([0]), Buffer.from(stream.replaceAll('-', ''), 'hex'), number, Buffer.from(hash, 'hex'));
    })
    .toSorted(Buffer.compare);
  const pair = (left, right) => sha(Buffer.from([1]), left, right);
  const root = pair(pair(leaves[0], leaves[1]), pair(leaves[2], leaves[3])).toString('hex');
  const previous = before ? sha(Buffer.from(before.statement)).toString('hex') : '';
  const statement = JSON.stringify({ at: 1_790_000_000_000, kind: 'soulad-audit-checkpoint', n, previous, root, v: 1 });
  return { statement, signature: sign(statement), leaves: leaves.map((leaf) => leaf.toString('hex')), heads };
}

/** Ways to change a log. Each answers where it did: rows `at` to `to` of a chain. */
export const TAMPERINGS = [
  {
    name: 'a changed member',
    change(chains, random) {
      const { stream, rows, at } = place(chains, random);
      const words = rows[at].v === 1 ? 'detail' : 'sealed';
      const members = ['action', 'objectType', 'object', 'actor', 'session', 'rule', 'at', words, 'prev', 'hash'];
      const member = members[random(members.length)];
      rows[at] = { ...rows[at], [member]: OTHER[member]?.(rows[at]) ?? randomUUID() };
      return near(stream, at);
    },
  },
  {
    name: 'a row taken out',
    change(chains, random) {
      const { stream, rows, at } = place(chains, random);
      rows.splice(at, 1);
      return near(stream, at);
    },
  },
  {
    name: 'a row taken out and the others numbered anew',
    change(chains, random) {
      const { stream, rows, at } = place(chains, random);
      rows.splice(at, 1);
      rows.forEach((row, index) => (rows[index] = { ...row, seq: index + 1 }));
      return near(stream, at);
    },
  },
  {
    name: 'a row put in',
    change(chains, random) {
      const { stream, rows, at } = place(chains, random);
      rows.splice(at, 0, rowAfter(rows[at - 1], { stream, seq: at + 1, random }));
      if (random(2)) rows.forEach((row, index) => (rows[index] = { ...row, seq: index + 1 }));
      return near(stream, at);
    },
  },
  {
    name: 'two rows in each other’s place',
    change(chains, random) {
      const { stream, rows, at } = place(chains, random);
      const other = (at + 1 + random(rows.length - 1)) % rows.length;
      const [a, b] = [rows[at], rows[other]];
      rows[at] = { ...b, seq: a.seq };
      rows[other] = { ...a, seq: b.seq };
      return near(stream, Math.min(at, other));
    },
  },
  {
    name: 'the end cut off',
    change(chains, random) {
      const { stream, rows, at } = place(chains, random);
      rows.splice(Math.max(at, 1));
      return { stream, at: rows.length, to: rows.length + 1 };
    },
  },
  {
    name: 'the end cut off and the noted end with it',
    change(chains, random) {
      const { chain, stream, rows, at } = place(chains, random);
      rows.splice(Math.max(at, 1));
      chain.head = headOf(rows);
      return { stream, at: rows.length, to: rows.length + 1 };
    },
  },
  {
    name: 'everything from a row on written anew, the noted end too',
    change(chains, random) {
      const { chain, stream, rows, at } = place(chains, random);
      for (let index = at; index < rows.length; index += 1) {
        const row = {
          ...rows[index],
          prev: rows[index - 1]?.hash ?? '',
          ...(index === at ? { action: 'nothing' } : {}),
        };
        rows[index] = { ...row, hash: hashOfRow(row) };
      }
      chain.head = headOf(rows);
      return near(stream, at);
    },
  },
  {
    name: 'a whole chain taken away',
    change(chains, random) {
      const { chain, stream } = place(chains, random);
      chains.splice(chains.indexOf(chain), 1);
      return { stream, at: 1, to: 1 };
    },
  },
];

const OTHER = {
  at: (row) => String(Number(row.at) + 1),
  detail: () => ({ units: 77 }),
  sealed: () => 'ef'.repeat(16),
  prev: () => 'ab'.repeat(32),
  hash: () => 'cd'.repeat(32),
};

function place(chains, random) {
  const chain = chains[random(chains.length)];
  return { chain, stream: chain.stream, rows: chain.rows, at: random(chain.rows.length) };
}

// Whoever reads the finding looks at the row and its neighbours.
const near = (stream, index) => ({ stream, at: index, to: index + 2 });
