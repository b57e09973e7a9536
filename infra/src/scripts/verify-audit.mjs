import { createPublicKey } from 'node:crypto';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { rowsOfDatabase, rowsOfFile } from '../audit/read-rows.mjs';
import { verifyCheckpoints } from '../audit/verify-checkpoints.mjs';
import { sentenceOf, verifyLog } from '../audit/verify-log.mjs';
import { runCommand } from '../run/command.mjs';
import { Refusal } from '../run/refusal.mjs';

const USAGE = `npm run verify-audit -- (--database URL | --rows FILE) [--checkpoints FILE --key FILE] [--witness FILE …] [--export FILE]
  --database     the database, as somebody who may read the log (its owner)
  --rows         an export of the log, in its stead
  --checkpoints  the file of signed checkpoints that stands outside the database
  --key          the server's public key (PEM)
  --witness      a copy that an agency kept
  --export       writes the rows to a file instead of verifying them`;
/** Findings that are printed; of a log in ruins the rest is counted. */
const PRINTED = 200;

// `npm run verify-audit`: needs nothing of the running product but what it is given.
await runCommand(async () => {
  const given = readArguments();
  const log = given.database ? await rowsOfDatabase(given.database) : await rowsOfFile(present(given.rows));
  try {
    if (given.export) return await writeExport(log, given.export);
    const checkpoints = given.checkpoints ? readLines(given.checkpoints) : [];
    const key = checkpoints.length > 0 ? createPublicKey(readFileSync(present(given.key))) : null;
    const { marks, problems } = verifyCheckpoints(checkpoints, key, given.witness.flatMap(readLines));
    const { rows, chains, findings } = await verifyLog(log, marks);
    const lines = [...problems, ...findings.map(sentenceOf)];
    for (const line of lines.slice(0, PRINTED)) process.stdout.write(`${line}\n`);
    if (lines.length > PRINTED) process.stdout.write(`… and ${lines.length - PRINTED} more\n`);
    const verdict = lines.length === 0 ? 'whole' : `${lines.length} findings`;
    process.stdout.write(`audit: ${rows} rows in ${chains} chains, ${checkpoints.length} checkpoints: ${verdict}\n`);
    return lines.length === 0 ? 0 : 1;
  } finally {
    await log.close();
  }
});

function readArguments() {
  const text = { type: 'string' };
  try {
    const options = { database: text, rows: text, checkpoints: text, key: text, export: text };
    const { values } = parseArgs({ options: { ...options, witness: { ...text, multiple: true, default: [] } } });
    if (Boolean(values.database) === Boolean(values.rows) || (values.checkpoints && !values.key)) throw new Error();
    return values;
  } catch {
    throw new Refusal(USAGE);
  }
}

function present(file) {
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  return file;
}

/** Lines that a crash has cut are left out: the whole ones follow them. */
function readLines(file) {
  return readFileSync(present(file), 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line)];
      } catch {
        return [];
      }
    });
}

async function writeExport({ rows, heads }, file) {
  const out = createWriteStream(file, { mode: 0o600 });
  out.write(`${JSON.stringify({ heads: Object.fromEntries(heads) })}\n`);
  for await (const page of rows)
    for (const row of page) if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return 0;
}
