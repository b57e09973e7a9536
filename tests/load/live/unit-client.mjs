/**
 * A light participant of the live channel (PROTOCOL.md): opens one unit under a lease, sends one push at a time and gathers
 * what is typed meanwhile, as the real client does, within the rates it is allowed (R12). Runs on plain Node.
 */
import * as Y from 'yjs';
import { channelSocket } from './socket.mjs';

const PROTOCOL = 1;
const SCHEMA = 1;
/** A little under what the server lets through. */
const PUSHES_PER_SECOND = 19;
const PUSHES_AT_ONCE = 55;
/** Updates that are merged into one push at most. */
const MAX_GATHERED = 400;
const MAX_GATHERED_BYTES = 200_000;

/** What outlives a connection: the lease of a document and its next number. */
const leases = new WeakMap();

/**
 * @param {object} options
 * @param {number} options.port
 * @param {() => string} options.ticket called again when one was used before
 * @param {{ recordId: string, unitId: string }} options.place
 * @param {object} options.owner whoever keeps the lease over reconnects
 * @param {() => Uint8Array} options.stateVector of what the participant holds
 * @param {(sv: Uint8Array) => Uint8Array | null} options.missing what the server lacks, by its state vector; null = nothing
 * @param {(update: Uint8Array) => void} options.onUpdate bytes valid during the call only
 * @param {(lease: number, diff: Uint8Array) => void} options.onOpened the bytes too
 * @param {() => void} options.onSent a push of `missing` is on its way
 * @param {() => void} options.onAck one for each update given to `push`, in order, and for each `onSent`
 * @param {(why: string) => void} options.onClose
 */
export function openUnit(options) {
  const { owner, place } = options;
  const lease = leases.get(owner) ?? { clientId: undefined, n: 0 };
  leases.set(owner, lease);
  const waiting = [];
  let gathered = 0;
  let opened = null;
  let underWay = null;
  let timer = null;
  let tokens = PUSHES_AT_ONCE;
  let tokensAt = performance.now();
  let killed = false;
  let io = connect();

  function connect() {
    return channelSocket({
      port: options.port,
      auth: { ticket: options.ticket(), protocol: PROTOCOL, schema: SCHEMA },
      onConnect: () => io.request('record:open', { recordId: place.recordId }, open),
      onEvent: (name, message) => {
        if (name === 'unit:upd') options.onUpdate(message.bytes);
        else if (name === 'unit:revoked' || name === 'unit:regen' || name === 'unit:dirty') fail(name);
      },
      onRefused(code) {
        if (killed) return;
        if (code === 'TICKET_INVALID') io = connect();
        else fail(code);
      },
      onClose: fail,
    });
  }

  function fail(why) {
    if (killed) return;
    kill();
    options.onClose(why);
  }

  function open(answer) {
    if (!answer.ok) return fail(`record:open ${answer.code}`);
    const sv = options.stateVector();
    const held = lease.clientId === undefined ? {} : { lease: lease.clientId };
    io.request(
      'unit:open',
      { recordId: place.recordId, units: [{ unitId: place.unitId, gen: 1, sv, ...held }] },
      enter,
    );
  }

  function enter(answer) {
    const unit = answer.ok ? answer.units[0] : answer;
    if (unit.ok === false) return fail(`unit:open ${unit.code}`);
    if (unit.clientId !== lease.clientId) lease.n = 0;
    lease.clientId = unit.clientId;
    opened = { epoch: unit.epoch };
    const serverHas = new Uint8Array(unit.sv);
    options.onOpened(unit.clientId, unit.diff);
    const missing = options.missing(serverHas);
    if (missing) {
      options.onSent();
      push(missing);
    }
  }

  function push(update) {
    waiting.push(update);
    flush();
  }

  function flush() {
    if (killed || !opened || underWay || timer || waiting.length === 0) return;
    const now = performance.now();
    tokens = Math.min(PUSHES_AT_ONCE, tokens + ((now - tokensAt) / 1000) * PUSHES_PER_SECOND);
    tokensAt = now;
    if (tokens < 1) return later(((1 - tokens) / PUSHES_PER_SECOND) * 1000);
    tokens -= 1;
    let bytes = 0;
    let count = 0;
    while (count < waiting.length && count < MAX_GATHERED && (count === 0 || bytes < MAX_GATHERED_BYTES))
      bytes += waiting[count++].length;
    const parts = waiting.splice(0, count);
    gathered = count;
    lease.n += 1;
    underWay = { n: lease.n, update: parts.length === 1 ? parts[0] : Y.mergeUpdates(parts) };
    send();
  }

  function later(ms) {
    timer = setTimeout(
      () => {
        timer = null;
        if (underWay) send();
        else flush();
      },
      Math.max(1, ms),
    );
  }

  function send() {
    if (killed) return;
    const { unitId } = place;
    io.request('unit:push', { unitId, gen: 1, epoch: opened.epoch, clientId: lease.clientId, ...underWay }, answered);
  }

  function answered(answer) {
    if (killed) return;
    if (!answer.ok && answer.band === 'transient') return later(answer.retryMs ?? 50);
    if (!answer.ok) return fail(`unit:push ${answer.code}`);
    underWay = null;
    const done = gathered;
    for (let one = 0; one < done; one += 1) options.onAck();
    flush();
  }

  function kill() {
    killed = true;
    clearTimeout(timer);
    io.kill();
  }

  return { push, kill };
}
