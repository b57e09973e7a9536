import pg from 'pg';

/** Seconds from the beginning of Unix time to that of Postgres. */
const POSTGRES_EPOCH_S = 946_684_800;

/**
 * One connection in replication mode: the commands by which Postgres itself is copied and followed.
 * @param url administrator's address; the account must be a superuser or have REPLICATION
 * @param name under which the server knows the connection (`application_name`)
 */
export async function replicationClient(url, name) {
  const client = new pg.Client({ connectionString: url, replication: 'true', application_name: name, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/**
 * Runs one command of the replication protocol.
 * @param {(bytes: Buffer, connection: object) => void} [copied] takes what the command copies out, in order
 * @returns {Promise<(string | null)[][]>} the rows it answered, of all its results
 */
export function command(client, text, copied = () => {}) {
  return new Promise((resolve, reject) => {
    const rows = [];
    let failure;
    client.query({
      submit: (connection) => connection.query(text),
      handleRowDescription() {},
      handleDataRow: ({ fields }) => rows.push(fields),
      handleCommandComplete() {},
      handleEmptyQuery() {},
      handlePortalSuspended() {},
      handleCopyInResponse() {},
      handleCopyData({ chunk }, connection) {
        try {
          if (!failure) copied(chunk, connection);
        } catch (error) {
          failure = error;
          connection.stream.destroy();
          reject(error);
        }
      },
      handleError: (error) => reject(error),
      handleReadyForQuery: () => (failure ? reject(failure) : resolve(rows)),
    });
    client.once('end', () => reject(new Error('The connection to the database has ended.')));
  });
}

/** A place in the log, `16/B374D848`, as a number. */
export function placeOf(text) {
  const [high, low] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

/** The same in Postgres' own writing. */
export function placeText(place) {
  return `${(place >> 32n).toString(16)}/${(place & 0xffff_ffffn).toString(16)}`.toUpperCase();
}

/** Name of the segment of the log that holds a place. */
export function segmentName(timeline, place, size) {
  const hex = (value) => value.toString(16).toUpperCase().padStart(8, '0');
  const number = place / size;
  const perHigh = 0x1_0000_0000n / size;
  return hex(timeline) + hex(number / perHigh) + hex(number % perHigh);
}

/** What a follower says to the server: everything up to `place` is on its disk. */
export function standbyStatus(place) {
  const message = Buffer.alloc(34);
  message.write('r');
  for (const offset of [1, 9, 17]) message.writeBigUInt64BE(place, offset);
  message.writeBigInt64BE(BigInt(Date.now() - POSTGRES_EPOCH_S * 1000) * 1000n, 25);
  return message;
}
