/**
 * A participant's socket for load: socket.io 4 over a bare WebSocket, no more than the live channel needs. Several times
 * cheaper than the real client, so that the server is what saturates. Runs on plain Node, for other harnesses too.
 */
import { randomBytes } from 'node:crypto';
import net from 'node:net';

const shared = Buffer.allocUnsafeSlow(1 << 18);

/**
 * One WebSocket. Payloads handed to `onMessage` are valid during the call only.
 * @param {{ port: number, path: string, onMessage: (body: Buffer, binary: boolean) => void, onClose: (why: string) => void }} options
 */
function webSocket({ port, path, onMessage, onClose }) {
  let rest = null;
  let upgraded = false;
  let closed = false;
  let parts = [];
  const socket = net.connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: {
      buffer: shared,
      callback(size, buffer) {
        take(buffer.subarray(0, size));
        return !closed;
      },
    },
  });
  const end = (why) => {
    if (closed) return;
    closed = true;
    socket.destroy();
    onClose(why);
  };
  socket.on('connect', () =>
    socket.write(
      [
        `GET ${path} HTTP/1.1`,
        `Host: 127.0.0.1:${port}`,
        `Origin: http://127.0.0.1:${port}`,
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        'Sec-WebSocket-Version: 13',
        '',
        '',
      ].join('\r\n'),
    ),
  );
  socket.on('close', () => end('closed'));
  socket.on('error', (error) => end(error.code));

  function take(bytes) {
    let data = rest ? Buffer.concat([rest, bytes]) : bytes;
    rest = null;
    if (!upgraded) {
      const head = data.indexOf('\r\n\r\n');
      if (head < 0) return void (rest = Buffer.from(data));
      if (!data.latin1Slice(0, 12).endsWith('101')) return end(data.latin1Slice(0, 30));
      upgraded = true;
      data = data.subarray(head + 4);
    }
    let at = 0;
    while (at + 2 <= data.length && !closed) {
      const frame = frameAt(data, at);
      if (!frame) break;
      at = frame.end;
      receive(frame);
    }
    if (at < data.length && !closed) rest = Buffer.from(data.subarray(at));
  }

  function receive({ op, last, body }) {
    if (op === 8) return end(`closed with ${body.length >= 2 ? body.readUInt16BE(0) : 'no code'}`);
    if (op === 9) return write(0x8a, body);
    if (op === 10) return;
    if (last && op !== 0) return onMessage(body, op === 2);
    parts.push({ op, body: Buffer.from(body) });
    if (!last) return;
    const whole = parts;
    parts = [];
    onMessage(Buffer.concat(whole.map((part) => part.body)), whole[0].op === 2);
  }

  // A mask of zeros: lawful, and saves its own work.
  function write(first, payload) {
    const size = payload.length;
    const head = size < 126 ? 6 : size < 65_536 ? 8 : 14;
    const frame = Buffer.allocUnsafe(head + size);
    frame[0] = first;
    if (head === 6) frame[1] = 128 | size;
    else if (head === 8) {
      frame[1] = 254;
      frame.writeUInt16BE(size, 2);
    } else {
      frame[1] = 255;
      frame.writeBigUInt64BE(BigInt(size), 2);
    }
    frame.fill(0, head - 4, head);
    frame.set(payload, head);
    if (!closed) socket.write(frame);
  }

  return {
    send: (data) => (typeof data === 'string' ? write(0x81, Buffer.from(data)) : write(0x82, data)),
    cork: () => socket.cork(),
    uncork: () => socket.uncork(),
    kill() {
      closed = true;
      socket.destroy();
    },
  };
}

function frameAt(data, at) {
  let size = data[at + 1] & 127;
  let head = 2;
  if (size === 126) {
    if (at + 4 > data.length) return null;
    size = data.readUInt16BE(at + 2);
    head = 4;
  } else if (size === 127) {
    if (at + 10 > data.length) return null;
    size = Number(data.readBigUInt64BE(at + 2));
    head = 10;
  }
  const end = at + head + size;
  if (end > data.length) return null;
  return { op: data[at] & 15, last: (data[at] & 128) !== 0, body: data.subarray(at + head, end), end };
}

/**
 * One socket.io connection to the live channel.
 * @param {{ port: number, auth: object, onConnect: () => void, onEvent: (name: string, message: any) => void,
 *   onRefused: (code: string) => void, onClose: (why: string) => void }} options
 */
export function channelSocket({ port, auth, onConnect, onEvent, onRefused, onClose }) {
  const answers = new Map();
  let next = 0;
  let partial = null;
  const socket = webSocket({ port, path: '/rt/?EIO=4&transport=websocket', onMessage, onClose });

  function onMessage(body, binary) {
    if (!binary) return text(body.utf8Slice(0, body.length));
    if (!partial) return;
    partial.binary.push(partial.count > 1 ? Buffer.from(body) : body);
    if (partial.binary.length < partial.count) return;
    const whole = partial;
    partial = null;
    dispatch(whole.answer, whole.id, filled(whole.data, whole.binary));
  }

  function text(packet) {
    if (packet[0] === '0') return socket.send(`40${JSON.stringify(auth)}`);
    if (packet[0] === '2') return socket.send('3');
    if (packet[0] !== '4') return;
    const type = packet[1];
    let at = 2;
    let count = 0;
    if (type === '5' || type === '6') {
      const dash = packet.indexOf('-', at);
      count = Number(packet.slice(at, dash));
      at = dash + 1;
    }
    let after = at;
    while (packet.charCodeAt(after) >= 48 && packet.charCodeAt(after) <= 57) after += 1;
    const id = after > at ? Number(packet.slice(at, after)) : null;
    if (type === '0') return onConnect();
    if (type === '1') return ended('disconnected by the server');
    const data = JSON.parse(packet.slice(after));
    if (type === '4') {
      socket.kill();
      return onRefused(data.message);
    }
    const answer = type === '3' || type === '6';
    if (count > 0) partial = { answer, id, data, count, binary: [] };
    else dispatch(answer, id, data);
  }

  function ended(why) {
    socket.kill();
    onClose(why);
  }

  function dispatch(answer, id, data) {
    if (answer) {
      const told = answers.get(id);
      answers.delete(id);
      return told?.(data[0]);
    }
    if (id !== null) socket.send(`43${id}[]`);
    onEvent(data[0], data[1]);
  }

  function emit(id, name, message) {
    const binary = [];
    const json = JSON.stringify([name, message], function placehold(key, value) {
      const raw = this[key];
      if (!(raw instanceof Uint8Array)) return value;
      binary.push(raw);
      return { _placeholder: true, num: binary.length - 1 };
    });
    socket.cork();
    socket.send(`4${binary.length > 0 ? `5${binary.length}-` : '2'}${id ?? ''}${json}`);
    for (const bytes of binary) socket.send(bytes);
    socket.uncork();
  }

  return {
    /** Sends a message that is answered. */
    request(name, message, told) {
      answers.set(next, told);
      emit(next, name, message);
      next += 1;
    },
    kill: () => socket.kill(),
  };
}

function filled(value, binary) {
  if (typeof value !== 'object' || value === null) return value;
  if (value._placeholder) return binary[value.num];
  for (const key of Object.keys(value)) value[key] = filled(value[key], binary);
  return value;
}
