/**
 * Loaded before the server (`node --import`), for the comparison of two worlds. It tells when everything that was announced
 * has been dealt with, so that frames can be laid to the step that caused them, without a pause; and it makes ids that
 * grow, so that lists ordered by id stand in the same order in both worlds. Nothing of the product is changed by it.
 *
 * `GET /` at SOULAD_TEST_STILL_PORT: `?word=w` answers as soon as the announcement w has been heard, and what was
 * announced before it has been dealt with.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import crypto from 'node:crypto';
import { createServer } from 'node:http';
import { createRequire, syncBuiltinESMExports } from 'node:module';

const pg = createRequire(new URL('../../../api/dist/main.js', import.meta.url))('pg');
const words = new AsyncLocalStorage();
const heard = new Map();
const open = new Set();
const waiting = new Set();
/** Connections that are out, of all announcements. */
let out = 0;

countIds();
followAnnouncements();
followTransactions();
followClocks();
hastenMail();
createServer((request, response) => {
  const word = new URL(request.url, 'http://still').searchParams.get('word');
  const entry = { word, answer: () => response.end('still') };
  waiting.add(entry);
  look();
}).listen(Number(process.env.SOULAD_TEST_STILL_PORT), '127.0.0.1');

function countIds() {
  let count = 0;
  crypto.randomUUID = () => {
    count += 1;
    const rest = crypto.randomBytes(9).toString('hex');
    const high = (0x10000000 + count).toString(16);
    return `${high}-${rest.slice(0, 4)}-4${rest.slice(4, 7)}-8${rest.slice(7, 10)}-${rest.slice(0, 12)}`;
  };
  syncBuiltinESMExports();
}

/** Every announcement is dealt with in a context of its own. */
function followAnnouncements() {
  const emit = pg.Client.prototype.emit;
  pg.Client.prototype.emit = function (event, ...args) {
    if (event !== 'notification') return emit.call(this, event, ...args);
    const { payload = '' } = args[0];
    const still = /^still (\S+)$/.exec(payload)?.[1];
    if (still) {
      // Whatever was heard before this word has begun; what of it is still open is waited for.
      heard.set(still, new Set(open));
      return soon();
    }
    const word = { checkedOut: 0, quiet: 0 };
    open.add(word);
    return words.run(word, () => {
      const given = emit.call(this, event, ...args);
      settle(word);
      return given;
    });
  };
}

/** So is every look that the server takes by the clock: an announcement may leave its work to one that is under way. */
function followClocks() {
  const every = globalThis.setInterval;
  globalThis.setInterval = (callback, ms, ...args) =>
    every(() => {
      const word = { checkedOut: 0, quiet: 0 };
      open.add(word);
      words.run(word, () => {
        callback(...args);
        settle(word);
      });
    }, ms);
}

/** The round of the mail comes soon: what is due is made due by the comparison. */
function hastenMail() {
  const later = globalThis.setTimeout;
  // Every round arranges for the next one.
  const within = new AsyncLocalStorage();
  globalThis.setTimeout = (callback, ms, ...args) => {
    const mail = ms === 5000 && (within.getStore() === true || new Error().stack.includes('mail-round'));
    return mail ? later(() => within.run(true, callback, ...args), 100) : later(callback, ms, ...args);
  };
}

/** An announcement is dealt with when nothing that came of it holds a connection to the database any more. */
function followTransactions() {
  const connect = pg.Pool.prototype.connect;
  pg.Pool.prototype.connect = function (callback) {
    const word = words.getStore();
    if (!word) return connect.call(this, callback);
    const done = checkOut(word);
    if (callback) return connect.call(this, (...given) => callback(...letGo(given, done)));
    return connect.call(this).then(
      (client) => watched(client, done),
      (error) => {
        done();
        throw error;
      },
    );
  };
}

/** Notes that a connection is out; what it gives back is called when it is in again. */
function checkOut(word) {
  let over = false;
  word.checkedOut += 1;
  out += 1;
  return () => {
    if (over) return;
    over = true;
    word.checkedOut -= 1;
    out -= 1;
    settle(word);
    if (out === 0) for (const one of open) if (one !== word) settle(one);
  };
}

// Given back by what is handed over with it, or by its own verb: a pool that asks one question by itself does the latter.
function letGo([error, client], done) {
  if (error || !client) done();
  else watched(client, done);
  return [error, client, client?.release ?? (() => undefined)];
}

function watched(client, done) {
  const { release } = client;
  client.release = (...args) => {
    release.apply(client, args);
    done();
  };
  return client;
}

// Between two transactions of one announcement there are only promises: a few turns of the loop without one is the end. One
// announcement may wait for what another one does: as long as any holds a connection, none has ended.
function settle(word) {
  word.quiet += 1;
  const mark = word.quiet;
  let turns = 4;
  const turn = () => {
    if (word.quiet !== mark || out > 0) return;
    turns -= 1;
    if (turns > 0) return void setImmediate(turn);
    open.delete(word);
    look();
  };
  setImmediate(turn);
}

function soon() {
  setImmediate(look);
}

function look() {
  for (const entry of waiting) {
    const before = heard.get(entry.word);
    if (!before || [...before].some((word) => open.has(word))) continue;
    waiting.delete(entry);
    heard.delete(entry.word);
    entry.answer();
  }
}
