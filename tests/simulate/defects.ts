/** A defect put in on purpose: `find` stands exactly once in `file`. */
export interface Defect {
  readonly name: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** A world in which it shows; null = none is known since worlds were last drawn anew. */
  readonly seed: number | null;
}

const API = 'api/dist/realtime/';
const SYNC = 'shared/dist/sync/';

/**
 * Defects, each with a world in which it shows; without it the world passes. The last ones were there: they take back what
 * mended them. Whoever changes what is drawn, or when, looks for the worlds anew: `npm run simulate -- --defects all`.
 */
export const DEFECTS: readonly Defect[] = [
  {
    name: 'A push is answered before its commit',
    file: `${API}unit-actor.js`,
    find: 'const answer = await this.store.commit(',
    replace:
      'prepared.forEach(({ push }, at) => push.answer({ ok: true, seq: loaded.seq + 1 + at, dup: false })); const answer = await this.store.commit(',
    seed: 1,
  },
  {
    name: 'A push is answered with the seq of another',
    file: `${API}unit-actor.js`,
    find: 'push.answer({ ok: true, seq: outcome.seq,',
    replace: 'push.answer({ ok: true, seq: outcome.seq + 1,',
    seed: 1,
  },
  {
    name: 'A document with words that no row has is served on',
    file: `${API}unit-actor.js`,
    find: 'if (clean)',
    replace: 'if (true)',
    seed: 4,
  },
  {
    name: 'Text is sent under any authorisation',
    file: `${API}fan-out.js`,
    find: 'return epoch >= update.epoch && unmoved && this.clock.elapsed() < until;',
    replace: 'return true;',
    seed: 14,
  },
  {
    name: 'The database takes the same number twice',
    file: 'tests/simulate/pushes.ts',
    find: 'if (known !== null)',
    replace: 'if (false)',
    seed: 1,
  },
  {
    name: 'The rights of the writer are not asked for at the commit',
    file: 'tests/simulate/pushes.ts',
    find: "const right = unit ? rightNow(unit, person, begun) : 'none';",
    replace: "const right = 'write'; if (unit) Object.assign(offer, { epoch: unit.epoch });",
    seed: null,
  },
  {
    name: 'Every parcel of a lease has the same number',
    file: `${SYNC}outbox.js`,
    find: 'this.#n += 1;',
    replace: 'this.#n = 1;',
    seed: 1,
  },
  {
    name: 'What was under way at a break counts as stored',
    file: `${SYNC}push-loop.js`,
    find: 'start() {',
    replace: 'start() { this.outbox.acknowledge();',
    seed: null,
  },
  {
    name: 'Refused words are not handed back',
    file: `${SYNC}unit-sync.js`,
    find: "this.events.emit('refused', back);",
    replace: 'void back;',
    seed: 2,
  },
  {
    name: 'Refused words are handed back twice',
    file: `${SYNC}unit-sync.js`,
    find: "this.events.emit('refused', back);",
    replace: "this.events.emit('refused', back), this.events.emit('refused', back);",
    seed: null,
  },
  {
    name: 'Words that do not apply in the new generation are dropped',
    file: `${SYNC}succession.js`,
    find: "if (text !== '')",
    replace: 'if (false)',
    seed: null,
  },
  {
    name: 'Words that may be stored are typed again into the new generation',
    file: `${SYNC}hand-back.js`,
    find: 'base && !outbox.mayBeStored ?',
    replace: 'base ?',
    seed: null,
  },
  {
    name: 'A new right to write is shown before there is a lease',
    file: `${SYNC}unit-sync.js`,
    find: "if (this.#loop || !includesRight(right, 'write'))",
    replace: 'if (true)',
    seed: null,
  },
  {
    name: 'A clock on the wall counts the rates',
    file: `${API}channel-events.js`,
    find: '.take(begunAt)',
    replace: '.take(this.clock.now())',
    seed: 23,
  },
  {
    name: 'An actor of an older generation serves a passage that was opened in a newer one',
    file: `${API}actors.js`,
    find: 'if (actor && actor.gen >= gen)',
    replace: 'if (true)',
    seed: 107,
  },
  {
    name: 'A listener that comes back looks at no outline',
    file: `${API}watch.js`,
    find: 'return this.lookAtEverything();',
    replace: 'return this.lookAtHeads();',
    seed: null,
  },
  {
    name: 'A passage that is back is not told of, for the outline reads as it did before it was taken away',
    file: `${API}manifests.js`,
    find: 'if (!units.has(unitId))',
    replace: 'if (true)',
    seed: 1332,
  },
  {
    name: 'A block that is replaced takes with it what others type there',
    file: `${SYNC}replay.js`,
    find: 'if (kept.length > 0)',
    replace: 'if (false)',
    seed: null,
  },
  {
    name: 'Words are typed again in the middle of a word',
    file: `${SYNC}word-edit.js`,
    find: 'const back = stepsToWord(before, a, b, span);',
    replace: 'const back = 0;',
    seed: null,
  },
  {
    name: 'A passage is taken away from whoever is still opening it',
    file: `${API}authority.js`,
    find: 'if (before && subscription.opened)',
    replace: 'if (before)',
    seed: null,
  },
  {
    name: 'A look that began before a new generation lets go of its actor',
    file: `${API}watch.js`,
    find: 'if (actor && actor.gen < gen)',
    replace: 'if (actor && actor.gen !== gen)',
    seed: null,
  },
  {
    name: 'A reading that outlasts the end of a window is answered',
    file: `${API}standing.js`,
    find: 'const ended = after.leftMs !== null && after.leftMs <= 0;',
    replace: 'const ended = false;',
    seed: null,
  },
  {
    name: 'An end that is set while the rights are being read is not known',
    file: `${API}standing.js`,
    find: 'until: after.leftMs === null ? Infinity : asOf.elapsed + after.leftMs',
    replace: 'until: before.leftMs === null ? Infinity : asOf.elapsed + before.leftMs',
    seed: 13586,
  },
  {
    name: 'Words of a record that is being opened find nobody',
    file: `${API}manifests.js`,
    find: 'if (answer.ok && coming.heard)',
    replace: 'if (false)',
    seed: null,
  },
  {
    name: 'A word that is typed over another one is made of letters of both',
    file: `${SYNC}word-edit.js`,
    find: 'if (from < span.to && from < span.otherTo)',
    replace: 'if (false)',
    seed: null,
  },
  {
    name: 'What the last commit found holds for ever',
    file: 'tests/simulate/pushes.ts',
    find: 'if (!batch.offers.every((offer) => holdsStill(place, unit, offer)))',
    replace: 'if (false)',
    seed: 1,
  },
];

/** Those whose world is known. */
export const PLACED = DEFECTS.flatMap(({ seed, ...defect }) => (seed === null ? [] : [{ ...defect, seed }]));
