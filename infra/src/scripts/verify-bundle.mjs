import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand } from '../run/command.mjs';
import { Refusal } from '../run/refusal.mjs';

const USAGE = `npm run verify-bundle -- FILE [--key FILE]
  FILE   a bundle as a party has downloaded it
  --key  the server's public key (PEM); without it the key that sealed the bundle is shown`;
const WORDS = {
  form: 'The file is not a bundle, or its first line was changed.',
  seal: 'A seal of the server does not fit.',
  chain: 'The revisions do not follow one another.',
  view: 'The list of passages does not fit.',
  signature: 'The signature does not belong to this revision.',
  signer: 'What the passkey signed does not fit.',
};

/** What was checked here, and what is the server's word (SIGNOFF.md S12). */
const HOW = {
  passkey: 'the signature of the passkey was checked here\n',
  passwordAndCode: 'that password and code fitted is the word of the server alone\n',
  password: 'that the password fitted is the word of the server alone\n',
  demo: 'a name in a demo: it shows nothing\n',
};

// `npm run verify-bundle`: needs the file and nothing of the running product, no network either.
await runCommand(async () => {
  const { file, key } = readArguments();
  const { verifyBundle } = await pureCore();
  const { faults, facts } = await verifyBundle(readFileSync(present(file), 'utf8'), { ed25519, p256 });
  for (const fault of faults)
    process.stdout.write(`${fault.code === 'leaf' ? `Part ${fault.leaf} does not fit.` : WORDS[fault.code]}\n`);
  const strange = facts !== null && key !== undefined && facts.keys.some((one) => one !== rawKey(key));
  if (strange) process.stdout.write('The seals are of another server than the key.\n');
  if (facts !== null) {
    const { version, fingerprint, passages, whole, signer, method, signedFile, keys } = facts;
    process.stdout.write(
      `revision ${version}, fingerprint ${fingerprint}, ${passages} passages${whole ? '' : ' (of more once read)'}\n`,
    );
    process.stdout.write(signer === null ? 'not signed\n' : `signed by ${signer} (${method})\n${HOW[method] ?? ''}`);
    if (signedFile !== null) process.stdout.write(`signed file SHA-256 ${signedFile}\n`);
    if (key === undefined) process.stdout.write(`sealed by ${keys.join(', ')}\n`);
  }
  const valid = facts !== null && !strange;
  process.stdout.write(`bundle: ${valid ? 'valid' : 'NOT VALID'}\n`);
  return valid ? 0 : 1;
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { key: { type: 'string' } }, allowPositionals: true });
    if (positionals.length !== 1) throw new Error();
    return { file: positionals[0], key: values.key };
  } catch {
    throw new Refusal(USAGE);
  }
}

function present(file) {
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  return file;
}

async function pureCore() {
  const core = new URL('../../../shared/dist/signoff/index.js', import.meta.url);
  if (!existsSync(core)) throw new Refusal('The product is not built: run "npm run build" first.');
  return import(core.href);
}

function rawKey(file) {
  return createPublicKey(readFileSync(present(file)))
    .export({ type: 'spki', format: 'der' })
    .subarray(-32)
    .toString('hex');
}

async function ed25519(key, message, signature) {
  return verify(null, message, publicKey('302a300506032b6570032100', key), signature);
}

async function p256(point, message, signature) {
  const key = publicKey('3059301306072a8648ce3d020106082a8648ce3d030107034200', point);
  return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

function publicKey(prefix, key) {
  return createPublicKey({ key: Buffer.concat([Buffer.from(prefix, 'hex'), key]), format: 'der', type: 'spki' });
}
