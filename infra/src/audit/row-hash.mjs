import { createHash } from 'node:crypto';
import { jsonbText } from './jsonb-text.mjs';

/**
 * The hash that a row must have (AUDIT.md A3): over the hash of the row before it and everything the row says.
 * @param {import('./verify-chain.mjs').Row} row
 * @returns {string} hex
 */
export function hashOfRow(row) {
  return createHash('sha256')
    .update(Buffer.from(row.prev, 'hex'))
    .update(LAYOUTS[row.v]?.(row) ?? '')
    .digest('hex');
}

const LAYOUTS = {
  1: (row) => {
    const { stream, seq, at, actor, session, action, objectType, object, rule, detail } = row;
    return jsonbText([stream, seq, Number(at), actor, session, action, objectType, object, rule, detail]);
  },
  2: (row) => {
    const { stream, seq, at, actor, session, action, objectType, object, rule, sealed } = row;
    const ids = [id(actor), id(session), text(action), text(objectType), id(object), text(rule)];
    const fields = [text('soulad audit 2'), id(stream ?? NO_STREAM), number(seq), number(at), ...ids, hex(sealed)];
    return Buffer.concat(fields.map(field));
  },
};

const NO_STREAM = '00000000-0000-0000-0000-000000000000';
const hex = (value) => (value === null ? null : Buffer.from(value, 'hex'));
const id = (value) => hex(value?.replaceAll('-', '') ?? null);
const text = (value) => (value === null ? null : Buffer.from(value, 'utf8'));

function number(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

// Length first; a missing field is a length that no field has.
function field(bytes) {
  const length = Buffer.alloc(4, 0xff);
  if (bytes === null) return length;
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
