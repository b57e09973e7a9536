import type { Figures } from '../benchmark.js';
import { nextSeat, placeOf, readSeats, ticketOf } from './seats.mjs';
import { channelSocket } from './socket.mjs';

const UNITS_PER_OPEN = 5;

interface Opened {
  readonly ok: boolean;
  readonly units: readonly { readonly diff?: Uint8Array }[];
}

/** One page opens a record with all its units, as many in each question as the protocol lets through. */
export async function openWhole(port: number, small: boolean): Promise<Figures> {
  const names = Object.keys(readSeats().units).filter((name) => name.startsWith('wide-'));
  const places = (small ? names.slice(0, 10) : names).map((name) => placeOf(name));
  const recordId = places[0]?.recordId;
  const began = performance.now();
  const ask = await connected(port, ticketOf(nextSeat('wide-0')));
  await ask('record:open', { recordId });
  let bytes = 0;
  let opened = 0;
  const groups = Array.from({ length: Math.ceil(places.length / UNITS_PER_OPEN) }, (_, index) =>
    places.slice(index * UNITS_PER_OPEN, (index + 1) * UNITS_PER_OPEN),
  );
  await Promise.all(
    groups.map(async (group) => {
      const answer = (await ask('unit:open', {
        recordId,
        units: group.map(({ unitId }) => ({ unitId, gen: 1 })),
      })) as Opened;
      for (const { diff } of answer.ok ? answer.units : []) {
        opened += diff ? 1 : 0;
        bytes += diff?.length ?? 0;
      }
    }),
  );
  ask.end();
  return { 'all open ms': performance.now() - began, units: opened, kB: bytes / 1000 };
}

type Ask = ((event: string, message: object) => Promise<object>) & { end(): void };

function connected(port: number, ticket: string): Promise<Ask> {
  return new Promise((resolve, reject) => {
    const socket = channelSocket({
      port,
      auth: { ticket, protocol: 1, schema: 1 },
      onConnect() {
        const ask = (event: string, message: object): Promise<object> =>
          new Promise((told) => socket.request(event, message, told));
        resolve(Object.assign(ask, { end: () => socket.kill() }));
      },
      onEvent: () => undefined,
      onRefused: (code) => reject(new Error(code)),
      onClose: (why) => reject(new Error(why)),
    });
  });
}
