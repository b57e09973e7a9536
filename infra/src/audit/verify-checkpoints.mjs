import { createHash, verify } from 'node:crypto';

/**
 * One line of the file of checkpoints.
 * @typedef {{ statement: string, signature: string, leaves: string[], heads: { stream: string, seq: number, hash: string }[] }} Checkpoint
 */

/**
 * Checks signed checkpoints for themselves: signature, tree, and that each names the one before it.
 * @param {Checkpoint[]} checkpoints by number
 * @param {import('node:crypto').KeyObject} key the server's public key
 * @param {{ statement: string }[]} witnesses copies that agencies kept
 * @returns {{ marks: Map<string, { seq: number, hash: string }[]>, problems: string[] }} what they say of each chain
 */
export function verifyCheckpoints(checkpoints, key, witnesses) {
  const problems = [];
  const marks = new Map();
  let previous = '';
  let number = 0;
  for (const checkpoint of checkpoints) {
    const said = readStatement(checkpoint.statement);
    const fits = said !== null && problemOf({ said, number, previous, checkpoint, key });
    if (fits !== null) problems.push(said === null ? 'a checkpoint cannot be read' : `checkpoint ${said.n}: ${fits}`);
    number = said?.n ?? number + 1;
    previous = sha256(Buffer.from(checkpoint.statement)).toString('hex');
    if (fits === null) for (const head of checkpoint.heads) mark(marks, head);
  }
  return { marks, problems: [...problems, ...problemsOfWitnesses(checkpoints, witnesses)] };
}

function problemOf({ said, number, previous, checkpoint, key }) {
  if (said.n !== number + 1) return `does not follow checkpoint ${number}`;
  if (said.previous !== previous) return 'names another one before it';
  if (!verify(null, Buffer.from(checkpoint.statement), key, Buffer.from(checkpoint.signature, 'hex')))
    return 'is not signed by this server';
  const leaves = new Set(checkpoint.leaves);
  if (rootOf(checkpoint.leaves) !== said.root) return 'does not have the root that was signed';
  if (checkpoint.heads.some((head) => !leaves.has(leafOf(head)))) return 'names the end of a chain that was not signed';
  return null;
}

function problemsOfWitnesses(checkpoints, witnesses) {
  const known = new Set(checkpoints.map(({ statement }) => statement));
  return witnesses
    .filter(({ statement }) => !known.has(statement))
    .map(
      ({ statement }) =>
        `the copy of an agency of checkpoint ${readStatement(statement)?.n ?? '?'} differs from the file`,
    );
}

function readStatement(statement) {
  try {
    const said = JSON.parse(statement);
    const whole = said.kind === 'soulad-audit-checkpoint' && said.v === 1 && Number.isInteger(said.n);
    return whole ? said : null;
  } catch {
    return null;
  }
}

function mark(marks, { stream, seq, hash }) {
  marks.set(stream, [...(marks.get(stream) ?? []), { seq, hash }]);
}

function leafOf({ stream, seq, hash }) {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(seq));
  const id = Buffer.from(stream.replaceAll('-', ''), 'hex');
  return sha256(Buffer.concat([Buffer.from([0]), id, number, Buffer.from(hash, 'hex')])).toString('hex');
}

function rootOf(leaves) {
  let level = leaves.map((leaf) => Buffer.from(leaf, 'hex'));
  if (level.length === 0) return '';
  while (level.length > 1) {
    const above = [];
    for (let at = 0; at < level.length; at += 2)
      above.push(sha256(Buffer.concat([Buffer.from([1]), level[at], level[at + 1] ?? Buffer.alloc(0)])));
    level = above;
  }
  return level[0].toString('hex');
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest();
}
