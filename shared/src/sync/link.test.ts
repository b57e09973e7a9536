import { expect, it } from 'vitest';
import type { RecordId, UnitId } from '../ids/index.js';
import { RecordSync, type SyncTransport } from './index.js';

const RECORD = 'aaaaaaaa-0000-4000-8000-000000000001' as RecordId;
const UNIT = 'bbbbbbbb-0000-4000-8000-000000000001' as UnitId;

/** A link whose answers come when the test says so. */
class Link {
  connected = true;
  readonly asked: { readonly event: string; readonly answer: (answer: unknown) => void }[] = [];
  #status: (connected: boolean) => void = () => undefined;

  readonly transport = {
    request: (event: string) => new Promise((answer) => this.asked.push({ event, answer })),
    send: () => undefined,
    on: () => () => undefined,
    onStatus: (handler: (connected: boolean) => void) => {
      this.#status = handler;
      return () => undefined;
    },
  };

  turn(connected: boolean): void {
    this.connected = connected;
    this.#status(connected);
  }

  port(): SyncTransport {
    // A test's own transport: what it answers is said in the test.
    return Object.defineProperty(this.transport, 'connected', {
      get: () => this.connected,
    }) as unknown as SyncTransport;
  }
}

const settle = async (): Promise<void> => {
  for (let at = 0; at < 10; at += 1) await Promise.resolve();
};

it('[R20] asks for no passage on a new link before the record is open there, whatever an older link still answers', async () => {
  const link = new Link();
  const due: (() => void)[] = [];
  const clock = { now: () => 0, after: (_ms: number, call: () => void) => (due.push(call), () => undefined) };
  const record = new RecordSync({ transport: link.port(), clock, random: () => 0 }, RECORD);
  record.setUnits([{ unitId: UNIT, gen: 1 }]);
  link.turn(false);
  link.turn(true);
  expect(link.asked.map(({ event }) => event)).toEqual(['record:open', 'record:open']);
  link.asked[0]?.answer({ ok: true, online: [] });
  await settle();
  for (const call of due.splice(0)) call();
  expect(link.asked.map(({ event }) => event)).toEqual(['record:open', 'record:open']);
  link.asked[1]?.answer({ ok: true, online: [] });
  await settle();
  for (const call of due.splice(0)) call();
  expect(link.asked.map(({ event }) => event)).toContain('unit:open');
  record.dispose();
});
