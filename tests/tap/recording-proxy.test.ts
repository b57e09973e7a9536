import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as LiveServer } from 'socket.io';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RecordingProxy } from './recording-proxy.js';

let server: Server;
let live: LiveServer;
let proxy: RecordingProxy;
const long = 'keramická sýkorka '.repeat(9000);

beforeEach(async () => {
  server = createServer((req, res) => {
    if (req.url === '/chunks') {
      res.write(long.slice(0, 70_001));
      res.end(long.slice(70_001));
    } else res.end(req.url === '/long' ? long : 'short');
  });
  live = new LiveServer(server, { transports: ['websocket'] });
  live.on('connection', (socket) =>
    socket.on('ask', (bytes: Buffer, answer: (m: unknown) => void) => answer({ back: bytes, text: long })),
  );
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  // A listening TCP server has an address of this kind.
  const { port } = server.address() as AddressInfo;
  proxy = await RecordingProxy.open(() => port);
});

afterEach(async () => {
  await live.close();
  await proxy.close();
});

const heard = (what: string, direction = 'to client') =>
  proxy
    .heard()
    .filter((piece) => piece.what === what && piece.direction === direction)
    .map(({ bytes }) => bytes);

it('keeps heads and bodies whole, whatever the chunks on the wire', async () => {
  for (const path of ['/long', '/chunks', '/short']) await (await fetch(proxy.origin + path)).text();
  expect(heard('GET /long body').map(String)).toEqual([long]);
  expect(heard('GET /chunks body').map(String)).toEqual([long]);
  expect(heard('GET /short body').map(String)).toEqual(['short']);
  expect(heard('GET /short head').map(String)[0]).toContain('HTTP/1.1 200 OK');
  expect(heard('GET /short head', 'to server').map(String)[0]).toContain('GET /short HTTP/1.1');
});

it('keeps the frames of a socket in both directions, unmasked and joined', async () => {
  const socket = io(proxy.origin, { transports: ['websocket'] });
  const payload = Buffer.from('pod keramickou sýkorkou');
  const answer = await socket.emitWithAck('ask', payload);
  expect(Buffer.from(answer.back)).toEqual(payload);
  socket.disconnect();
  expect(heard('frame', 'to server').some((bytes) => bytes.equals(payload))).toBe(true);
  expect(heard('frame').some((bytes) => bytes.equals(payload))).toBe(true);
  expect(heard('frame').some((bytes) => bytes.includes(long))).toBe(true);
});

it('names the moment in which a connection began', async () => {
  proxy.moment = 'reload';
  await (await fetch(`${proxy.origin}/short`, { headers: { connection: 'close' } })).text();
  expect(new Set(proxy.heard().map(({ moment }) => moment))).toEqual(new Set(['reload']));
});
