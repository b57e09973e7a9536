/** A defect put in on purpose: `find` stands exactly once in `file`. */
export interface Defect {
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const API = 'api/dist/realtime/';
const SYNC = 'shared/dist/sync/';

/** Each must be found within a few hundred worlds: else the oracles see nothing. */
export const DEFECTS: readonly Defect[] = [
  {
    name: 'A push is answered before its commit',
    file: `${API}unit-actor.js`,
    find: 'const answer = await this.store.commit(',
    replace:
      'prepared.forEach(({ push }, at) => push.answer({ ok: true, seq: loaded.seq + 1 + at, dup: false })); const answer = await this.store.commit(',
  },
  {
    name: 'A push is answered with the seq of another',
    file: `${API}unit-actor.js`,
    find: 'push.answer({ ok: true, seq: outcome.seq,',
    replace: 'push.answer({ ok: true, seq: outcome.seq + 1,',
  },
  {
    name: 'A document with words that no row has is served on',
    file: `${API}unit-actor.js`,
    find: 'if (clean)',
    replace: 'if (true)',
  },
  {
    name: 'Text is sent under any authorisation',
    file: `${API}fan-out.js`,
    find: 'return epoch >= update.epoch && unmoved && this.clock.elapsed() < until;',
    replace: 'return true;',
  },
  {
    name: 'The database takes the same number twice',
    file: 'tests/simulate/pushes.ts',
    find: "if (known !== null) return 'DUP';",
    replace: '',
  },
  {
    name: 'The rights of the writer are not asked for at the commit',
    file: 'tests/simulate/pushes.ts',
    find: "const right = unit ? rightNow(unit, person, begun) : 'none';",
    replace: "const right = 'write'; if (unit) Object.assign(offer, { epoch: unit.epoch });",
  },
  {
    name: 'Every parcel of a lease has the same number',
    file: `${SYNC}outbox.js`,
    find: 'this.#n += 1;',
    replace: 'this.#n = 1;',
  },
  {
    name: 'What was under way at a break counts as stored',
    file: `${SYNC}push-loop.js`,
    find: 'start() {',
    replace: 'start() { this.outbox.acknowledge();',
  },
  {
    name: 'Refused words are not handed back',
    file: `${SYNC}unit-sync.js`,
    find: "this.events.emit('refused', back);",
    replace: 'void back;',
  },
  {
    name: 'Refused words are handed back twice',
    file: `${SYNC}unit-sync.js`,
    find: "this.events.emit('refused', back);",
    replace: "this.events.emit('refused', back), this.events.emit('refused', back);",
  },
  {
    name: 'Words that do not apply in the new generation are dropped',
    file: `${SYNC}succession.js`,
    find: "if (text !== '')",
    replace: 'if (false)',
  },
  {
    name: 'Words that may be stored are typed again into the new generation',
    file: `${SYNC}hand-back.js`,
    find: 'base && !outbox.mayBeStored ?',
    replace: 'base ?',
  },
  {
    name: 'A new right to write is shown before there is a lease',
    file: `${SYNC}unit-sync.js`,
    find: "if (this.#loop || !includesRight(right, 'write'))",
    replace: 'if (true)',
  },
  {
    name: 'A clock on the wall counts the rates',
    file: `${API}channel-events.js`,
    find: '.take(begunAt)',
    replace: '.take(this.clock.now())',
  },
];
