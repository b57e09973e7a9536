/**
 * Our server for a harness that measures collaboration servers beside each other. Its documents are bare texts named `t`
 * under client ids of its own: what goes over the wire is translated here, in the client's process, and costs the server
 * nothing.
 *
 *   BENCH_OURS_ADAPTER=tests/load/live/ours.mjs BENCH_OURS_CMD="node api/dist/main.js"
 */
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { freshCopy, serverEnvironment, withCopy } from './database.mjs';
import { nextSeat, placeOf, ticketOf } from './seats.mjs';
import { authorOf, translateUpdate, translateVector } from './translate.mjs';
import { openUnit } from './unit-client.mjs';

/** The text of the first paragraph, as the seed left it. */
const TEXT = { client: 1, clock: 1 };
const ROOT = 't';

const COMMAND =
  process.env.BENCH_OURS_CMD?.trim() ??
  `${process.execPath} ${fileURLToPath(new URL('../../../api/dist/main.js', import.meta.url))}`;

const leasedFor = new Map();
const ownOf = new Map();
const toServer = (client) => leasedFor.get(client) ?? client;
const toHarness = (client) => ownOf.get(client) ?? client;
const parentForServer = (parent) => (parent === ROOT ? TEXT : parent);
const parentForHarness = (parent) =>
  typeof parent !== 'string' && parent.client === TEXT.client && parent.clock === TEXT.clock ? ROOT : parent;
const incoming = (update) => translateUpdate(update, toHarness, parentForHarness);
const outgoing = (update) => translateUpdate(update, toServer, parentForServer);

const seatsOf = new WeakMap();

export const ours = () => ({
  ready: true,
  packages: [],
  ack: 'message',
  ackMeaning: 'committed in Postgres, synchronous_commit on',
  persistent: true,

  server: ({ port, pgUrl }) => ({
    args: COMMAND.split(/\s+/).toSpliced(
      1,
      0,
      '--expose-gc',
      '--import',
      fileURLToPath(new URL('./collect.mjs', import.meta.url)),
    ),
    env: { ...serverEnvironment(pgUrl), PORT: String(port) },
  }),

  /** A fresh copy of the seeded database; the first call of a cluster makes the seed. */
  reset: ({ pg }) => freshCopy(addressOf(pg)),

  open({ port, doc, ydoc, onUpdate, onSynced, onSent, onAck, onClose }) {
    const seat = seatsOf.get(ydoc) ?? nextSeat(doc);
    seatsOf.set(ydoc, seat);
    let connection = null;
    let gone = false;
    yjs().then(
      (Y) => {
        if (gone) return;
        connection = openUnit({
          port,
          ticket: () => ticketOf(seat),
          place: placeOf(doc),
          owner: ydoc,
          stateVector: () => translateVector(Y.encodeStateVector(ydoc), toServer),
          missing: (sv) => missingOf(Y, ydoc, sv),
          onUpdate: (update) => onUpdate(incoming(update)),
          onOpened(lease, diff) {
            leasedFor.set(ydoc.clientID, lease);
            ownOf.set(lease, ydoc.clientID);
            onUpdate(incoming(diff));
            onSynced();
          },
          onSent,
          onAck,
          onClose,
        });
      },
      (error) => onClose(String(error)),
    );
    return {
      send(update) {
        // Words of an author who has no connection are written under the lease of whoever brings them.
        const author = authorOf(update);
        if (author !== undefined && !leasedFor.has(author)) leasedFor.set(author, toServer(ydoc.clientID));
        connection?.push(outgoing(update));
      },
      kill() {
        gone = true;
        connection?.kill();
      },
    };
  },

  /** A participant with a whole document: the light one that applies what comes. */
  async provider({ port, doc, ydoc }) {
    const Y = await yjs();
    const remote = Symbol('remote');
    return new Promise((resolve, reject) => {
      const destroy = () => {
        ydoc.off('update', onOwn);
        connection.kill();
      };
      const onOwn = (update, origin) => origin !== remote && connection.send(update);
      const connection = this.open({
        port,
        doc,
        ydoc,
        onUpdate: (update) => Y.applyUpdate(ydoc, update, remote),
        onSynced: () => resolve({ destroy }),
        onSent: () => undefined,
        onAck: () => undefined,
        onClose: (why) => reject(new Error(why)),
      });
      ydoc.on('update', onOwn);
    });
  },

  /** The rows are sealed with the key of their case: nobody outside can read them. */
  durable: null,

  async atRest({ doc, pg }) {
    const { rows } = await withCopy(addressOf(pg), (copy) =>
      copy.query(
        `select (select sum(octet_length(bytes)) from unit_update where unit_id = $1) as updates,
           (select octet_length(state) from unit_snapshot where unit_id = $1 order by seq desc limit 1) as snapshot,
           pg_total_relation_size('unit_update') + pg_total_relation_size('unit_snapshot') as total`,
        [placeOf(doc).unitId],
      ),
    );
    return { bytes: Number(rows[0].updates) + Number(rows[0].snapshot), tableBytes: Number(rows[0].total) };
  },
});

/** Address of the cluster that a client of the harness is connected to. */
const addressOf = ({ user, password, host, port }) =>
  `postgres://${user}${password ? `:${encodeURIComponent(password)}` : ''}@${host}:${port}/postgres`;

function missingOf(Y, ydoc, serverHas) {
  const vector = translateVector(serverHas, toHarness);
  const known = Y.decodeStateVector(vector).get(ydoc.clientID) ?? 0;
  const own = Y.decodeStateVector(Y.encodeStateVector(ydoc)).get(ydoc.clientID) ?? 0;
  return own > known ? outgoing(Y.encodeStateAsUpdate(ydoc, vector)) : null;
}

/** The Yjs of whoever runs this: documents of two copies of it do not mix. */
let loaded;
function yjs() {
  const found = createRequire(process.argv[1] ?? import.meta.url).resolve('yjs');
  return (loaded ??= import(pathToFileURL(found.replace(/\.cjs$/, '.mjs')).href));
}
