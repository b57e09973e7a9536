/**
 * Floods a node from a thread of its own, as much as a few misbehaving machines send, until it is told to stop: connections that
 * never say who they are, headers that never end, frames of any kind, requests of any kind. Reports how much it sent.
 */
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { io } from 'socket.io-client';

/** Of an origin: address; of members who misbehave: ticket to the channel and cookie; ids of what they have in sight. */
const { origin, members, recordId, unitId, versions } = workerData;
const { hostname, port } = new URL(origin);
const sent = { connections: 0, frames: 0, requests: 0 };
let stopped = false;
parentPort.once('message', () => (stopped = true));

const HEAD = `GET /rt/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}\r\nOrigin: ${origin}\r\n`;
const UPGRADE =
  'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n';

/** Connections that are opened and left alone: silent ones, ones in the middle of a header, ones with a frame too long to be said. */
async function strangers() {
  const open = new Set();
  for (let turn = 0; !stopped; turn += 1) {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    socket.resume();
    open.add(socket);
    sent.connections += 1;
    if (turn % 3 === 0) socket.write(HEAD);
    else socket.write(HEAD + UPGRADE);
    if (turn % 3 === 2) setTimeout(() => socket.destroyed || socket.write(frameOf(10 * 1024 * 1024)), 20);
    if (open.size > 300) [...open][0].destroy();
    await pause(5);
  }
  for (const socket of open) socket.destroy();
}

/** The head of a frame that says to be so long, and the beginning of it. */
function frameOf(length) {
  const head = Buffer.alloc(14 + 64 * 1024);
  head[0] = 0x81;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

/** A member sends whatever the channel knows, far faster than it takes. */
async function member({ ticket }) {
  const socket = io(origin, {
    path: '/rt',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin },
    auth: { ticket, ...versions },
  });
  await new Promise((done) => socket.once('connect', done).once('connect_error', done));
  await socket
    .timeout(5_000)
    .emitWithAck('record:open', { recordId })
    .catch(() => {});
  const frames = [
    ['unit:open', { recordId, units: [{ unitId, gen: 1 }] }],
    ['unit:pull', { unitId, gen: 1, sv: new Uint8Array([0]) }],
    ['unit:here', { units: [{ unitId, gen: 1, seq: 0 }] }],
    ['unit:check', { unitId, gen: 1, seq: 0, hash: new Uint8Array(32) }],
  ];
  while (!stopped && socket.connected) {
    for (let burst = 0; burst < 20; burst += 1) {
      const [event, message] = frames[burst % frames.length];
      socket.emit(event, message, () => {});
      socket.emit('caret:set', null);
      sent.frames += 2;
    }
    await pause(25);
  }
  socket.disconnect();
}

/** Requests of all kinds, a few at a time. */
async function requests({ cookie }) {
  const bodies = [
    JSON.stringify({ query: '{ viewer { displayName } }' }),
    JSON.stringify({
      query: `{ ${Array.from({ length: 400 }, (_, n) => `a${n}: viewer { displayName }`).join(' ')} }`,
    }),
    JSON.stringify({ query: `${'{ a'.repeat(200)}${' }'.repeat(200)}` }),
    JSON.stringify({
      query: `query ($id: ID!) { record(id: $id) { sections { units { id text } } } }`,
      variables: { id: recordId },
    }),
    'x'.repeat(1024 * 1024),
  ];
  const headers = { 'content-type': 'application/json', origin, cookie };
  for (let turn = 0; !stopped; turn += 1) {
    const body = bodies[turn % bodies.length];
    sent.requests += 1;
    await fetch(`${origin}/graphql`, { method: 'POST', headers, body })
      .then((answer) => answer.text())
      .catch(() => {});
    await pause(10);
  }
}

await Promise.all([strangers(), ...members.map(member), ...members.map(requests)]);
parentPort.postMessage(sent);
