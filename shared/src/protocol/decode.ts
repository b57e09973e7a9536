/**
 * Decoders of everything a client may send (PROTOCOL.md R10–R16). Strict: exact members, exact types, sizes within
 * LIMITS. They return undefined for anything else and never throw, whatever the value is.
 */
import { parseId, type RecordId, type UnitId } from '../ids/index.js';
import { type ClientEvents, type ClientMessage, type Handshake, LIMITS } from './messages.js';

type Decoder<T> = (value: unknown) => T | undefined;
/** What may stand between two ends of the channel: any members, nothing known about them. */
type Members = Readonly<Record<string, unknown>>;

/** Units in one `unit:here`. */
const MAX_HERE = 1000;
const MAX_TICKET = 128;
const MAX_STATE_VECTOR = 64 * 1024;

/** The handshake's `auth`. Versions are only checked to be numbers: which ones are served is the gateway's business. */
export function decodeHandshake(value: unknown): Handshake | undefined {
  const m = members(value, ['ticket', 'protocol', 'schema']);
  const ticket = m && ticketOf(m['ticket']);
  const protocol = m && count(m['protocol']);
  const schema = m && count(m['schema']);
  return ticket !== undefined && protocol !== undefined && schema !== undefined
    ? { ticket, protocol, schema }
    : undefined;
}

const DECODERS: { readonly [E in keyof ClientEvents]: Decoder<ClientMessage<E>> } = {
  'record:open': recordOnly,
  'record:close': recordOnly,
  'unit:open': (value) => {
    const m = members(value, ['recordId', 'units']);
    const recordId = m && parseId<RecordId>(m['recordId']);
    const units = m && list(m['units'], LIMITS.unitsPerOpen, openRequest);
    return recordId && units && units.length > 0 ? { recordId, units } : undefined;
  },
  'unit:close': (value) => {
    const m = members(value, ['unitId']);
    const unitId = m && parseId<UnitId>(m['unitId']);
    return unitId ? { unitId } : undefined;
  },
  'unit:push': push,
  'unit:pull': (value) => {
    const m = members(value, ['unitId', 'gen', 'sv']);
    const unit = m && unitOf(m);
    const sv = m && bytes(m['sv'], MAX_STATE_VECTOR);
    return unit && sv ? { ...unit, sv } : undefined;
  },
  'unit:here': (value) => {
    const m = members(value, ['units']);
    const units =
      m &&
      list(m['units'], MAX_HERE, (one) => {
        const held = members(one, ['unitId', 'gen', 'seq']);
        const unit = held && unitOf(held);
        const seq = held && count(held['seq']);
        return unit && seq !== undefined ? { ...unit, seq } : undefined;
      });
    return units ? { units } : undefined;
  },
  'unit:check': (value) => {
    const m = members(value, ['unitId', 'gen', 'seq', 'hash']);
    const unit = m && unitOf(m);
    const seq = m && count(m['seq']);
    const hash = m && bytes(m['hash'], 32);
    return unit && seq !== undefined && hash?.length === 32 ? { ...unit, seq, hash } : undefined;
  },
  'caret:set': (value) => {
    if (value === null) return null;
    const m = members(value, ['unitId', 'gen', 'anchor', 'head']);
    const unit = m && unitOf(m);
    return unit && isPosition(m['anchor']) && isPosition(m['head'])
      ? { ...unit, anchor: m['anchor'], head: m['head'] }
      : undefined;
  },
  'auth:renew': (value) => {
    const m = members(value, ['ticket']);
    const ticket = m && ticketOf(m['ticket']);
    return ticket === undefined ? undefined : { ticket };
  },
};

/** The events a client may send. */
export const CLIENT_EVENTS: readonly (keyof ClientEvents)[] = [
  'record:open',
  'record:close',
  'unit:open',
  'unit:close',
  'unit:push',
  'unit:pull',
  'unit:here',
  'unit:check',
  'caret:set',
  'auth:renew',
];

/**
 * Reads one client message.
 * @returns undefined when it is not exactly what the event wants (`caret:set` may lawfully be null)
 */
export function decodeMessage<E extends keyof ClientEvents>(event: E, value: unknown): ClientMessage<E> | undefined {
  return DECODERS[event](value);
}

function recordOnly(value: unknown): { readonly recordId: RecordId } | undefined {
  const m = members(value, ['recordId']);
  const recordId = m && parseId<RecordId>(m['recordId']);
  return recordId ? { recordId } : undefined;
}

function openRequest(value: unknown): ClientMessage<'unit:open'>['units'][number] | undefined {
  const m = members(value, ['unitId', 'gen'], ['sv', 'lease']);
  const unit = m && unitOf(m);
  if (!m || !unit) return undefined;
  const sv = m['sv'] === undefined ? undefined : bytes(m['sv'], MAX_STATE_VECTOR);
  const lease = m['lease'] === undefined ? undefined : clientId(m['lease']);
  if ((m['sv'] !== undefined && !sv) || (m['lease'] !== undefined && lease === undefined)) return undefined;
  return { ...unit, ...(sv ? { sv } : {}), ...(lease === undefined ? {} : { lease }) };
}

function push(value: unknown): ClientMessage<'unit:push'> | undefined {
  const m = members(value, ['unitId', 'gen', 'epoch', 'clientId', 'n', 'update']);
  const unit = m && unitOf(m);
  if (!m || !unit) return undefined;
  const [epoch, lease, n] = [count(m['epoch']), clientId(m['clientId']), count(m['n'])];
  // Longer than the cap is the guard's answer TOO_LARGE, not a malformed frame.
  const update = bytes(m['update'], LIMITS.frameBytes);
  return epoch !== undefined && lease !== undefined && n !== undefined && update
    ? { ...unit, epoch, clientId: lease, n, update }
    : undefined;
}

function unitOf(m: Members): { readonly unitId: UnitId; readonly gen: number } | undefined {
  const unitId = parseId<UnitId>(m['unitId']);
  const gen = count(m['gen']);
  return unitId && gen !== undefined && gen >= 1 && gen < 2 ** 31 ? { unitId, gen } : undefined;
}

function members(value: unknown, required: readonly string[], optional: readonly string[] = []): Members | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isBytes(value)) return undefined;
  const keys = Object.keys(value);
  const known = keys.every((key) => required.includes(key) || optional.includes(key));
  return known && required.every((key) => keys.includes(key)) ? (value as Members) : undefined;
}

function list<T>(value: unknown, longest: number, decode: Decoder<T>): readonly T[] | undefined {
  if (!Array.isArray(value) || value.length > longest) return undefined;
  const decoded: T[] = [];
  for (const one of value as readonly unknown[]) {
    const item = decode(one);
    if (item === undefined) return undefined;
    decoded.push(item);
  }
  return decoded;
}

function bytes(value: unknown, longest: number): Uint8Array | undefined {
  return isBytes(value) && value.length <= longest ? value : undefined;
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function clientId(value: unknown): number | undefined {
  const id = count(value);
  return id !== undefined && id < 2 ** 32 ? id : undefined;
}

function ticketOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length >= 16 && value.length <= MAX_TICKET ? value : undefined;
}

/** A Yjs relative position as JSON: where in which root, never a word of the text. */
function isPosition(value: unknown): boolean {
  const m = members(value, [], ['type', 'tname', 'item', 'assoc']);
  if (!m) return false;
  const name = m['tname'];
  const named =
    name === undefined || name === null || (typeof name === 'string' && name.length <= LIMITS.positionBytes / 4);
  const sided = m['assoc'] === undefined || m['assoc'] === 0 || m['assoc'] === -1;
  return named && sided && isStructId(m['type']) && isStructId(m['item']);
}

function isStructId(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  const m = members(value, ['client', 'clock']);
  return m !== undefined && clientId(m['client']) !== undefined && count(m['clock']) !== undefined;
}
