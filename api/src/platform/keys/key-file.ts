import { ProductError } from '@soulad/shared/errors';
import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject, sign } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { IdSource } from '../clock/clock.js';
import { StartRefusal } from '../config/config.js';
import { DATA_KEY_BYTES, NONCE_BYTES, openBytes, sealBytes } from './envelope.js';
import { KeyPort, type WrappedKey } from './key-port.js';

const bytes = (count: number) =>
  z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((buffer) => buffer.length === count);

/** What the file holds: base64 of 32 bytes per version, and the Ed25519 private key as PKCS#8 in PEM. */
export const keyFileContent = z
  .strictObject({
    format: z.literal(1),
    current: z.int().positive(),
    keys: z.record(z.string().regex(/^[1-9]\d{0,8}$/), bytes(DATA_KEY_BYTES)),
    signing: z.string(),
  })
  .refine(({ current, keys }) => Object.hasOwn(keys, current));

/** Rights of others on the file. */
const OTHERS = 0o077;

interface Held {
  readonly current: number;
  readonly keys: ReadonlyMap<number, KeyObject>;
  readonly signing: KeyObject;
}

/** The keys in a file that only this account may read: the first adapter of the port. */
export class KeyFile extends KeyPort {
  #held: Held | undefined;

  constructor(
    /** Path of the file; null when the environment names none. */
    private readonly path: string | null,
    private readonly ids: IdSource,
  ) {
    super();
  }

  get current(): number {
    return this.held.current;
  }

  async load(): Promise<void> {
    if (this.path === null)
      throw new StartRefusal('SOULAD_KEYS is not set: name the file with the keys of this installation.');
    const text = await readClosedFile(this.path);
    this.#held = decode(this.path, text);
  }

  async wrap(dataKey: Uint8Array, place: string): Promise<WrappedKey> {
    const { current, keys } = this.held;
    const key = keys.get(current);
    if (key === undefined) throw new ProductError('UNREADABLE');
    return { version: current, wrapped: sealBytes(key, this.ids.bytes(NONCE_BYTES), wrapPlace(place), dataKey) };
  }

  async unwrap({ version, wrapped }: WrappedKey, place: string): Promise<Buffer> {
    // A version not held yet was made after this process took the file.
    if (!this.held.keys.has(version)) await this.load().catch(() => undefined);
    const key = this.held.keys.get(version);
    if (key === undefined) throw new ProductError('UNREADABLE');
    return openBytes(key, wrapPlace(place), wrapped);
  }

  async sign(message: Uint8Array): Promise<Buffer> {
    return sign(null, message, this.held.signing);
  }

  async publicKey(): Promise<string> {
    return createPublicKey(this.held.signing).export({ type: 'spki', format: 'pem' }).toString();
  }

  private get held(): Held {
    if (this.#held === undefined) throw new TypeError('The keys were not loaded.');
    return this.#held;
  }
}

async function readClosedFile(path: string): Promise<string> {
  const state = await stat(path).catch(refuse(path));
  // Windows keeps rights elsewhere and reports none of these bits truthfully.
  if (process.platform !== 'win32' && (state.mode & OTHERS) !== 0)
    throw new StartRefusal(`The key file ${path} can be read by others: run chmod 600 on it.`);
  return readFile(path, 'utf8').catch(refuse(path));
}

function refuse(path: string) {
  return (error: unknown): never => {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new StartRefusal(
      missing
        ? `There is no key file ${path} (SOULAD_KEYS): restore it from its own backup, or make one for a new database.`
        : `The key file ${path} (SOULAD_KEYS) cannot be read by this account.`,
    );
  };
}

function decode(path: string, text: string): Held {
  try {
    const { current, keys, signing } = keyFileContent.parse(JSON.parse(text));
    const privateKey = createPrivateKey(signing);
    if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('no Ed25519 key');
    const secret = Object.entries(keys).map(([version, key]) => [Number(version), createSecretKey(key)] as const);
    return { current, keys: new Map(secret), signing: privateKey };
  } catch {
    throw new StartRefusal(`The key file ${path} (SOULAD_KEYS) is not one of Soulad, or it is damaged.`);
  }
}

/** Keys of cases and keys of anything else never open each other. */
function wrapPlace(place: string): string {
  return `wrap|${place}`;
}
