import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What the browser would have been given, as far as a key looks at it. */
interface Asked {
  readonly challenge: string;
}

export interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  /** False: the key did not ask for a finger or a PIN. */
  readonly verified?: boolean;
  /** The counter to say; by default it goes on. */
  readonly count?: number;
  readonly challenge?: string;
  readonly type?: string;
}

const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest();
const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A passkey in software: ES256, no attestation, written from the WebAuthn text and not with the server's library. */
export class Authenticator {
  readonly credentialId: Buffer = randomBytes(32);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  count = 0;

  constructor(
    private readonly origin: string,
    private readonly rpId: string,
    /** Keys in the cloud count nothing and say zero for ever. */
    private readonly counts = true,
  ) {}

  /** Answers a request for a new passkey; JSON, as the browser writes it. */
  make(options: string, deviation: Deviation = {}): string {
    const data = Buffer.concat([
      this.data(deviation, 0x41),
      ...[Buffer.alloc(16), Buffer.of(0, this.credentialId.length), this.credentialId, coseOf(this.#keys.publicKey)],
    ]);
    const attestationObject = cbor(
      new Map<string, Cbor>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ]),
    );
    const client = this.client('webauthn.create', options, deviation);
    return this.answer({ clientDataJSON: url(client), attestationObject: url(attestationObject) });
  }

  /** Signs what it is asked to; JSON, as the browser writes it. */
  sign(options: string, deviation: Deviation = {}): string {
    const [data, client] = [this.data(deviation, 0x01), this.client('webauthn.get', options, deviation)];
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey);
    return this.answer({ clientDataJSON: url(client), authenticatorData: url(data), signature: url(signature) });
  }

  private answer(response: object): string {
    const id = url(this.credentialId);
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} });
  }

  private client(type: string, options: string, deviation: Deviation): Buffer {
    // Decoder: the server's own options.
    const { challenge } = JSON.parse(options) as Asked;
    const { origin = this.origin, challenge: said = challenge } = deviation;
    return Buffer.from(JSON.stringify({ type: deviation.type ?? type, challenge: said, origin, crossOrigin: false }));
  }

  private data({ rpId = this.rpId, verified = true, count }: Deviation, flags: number): Buffer {
    if (this.counts) this.count += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count ?? this.count);
    return Buffer.concat([sha256(rpId), Buffer.of(flags | 0x01 | (verified ? 0x04 : 0)), counter]);
  }
}

function coseOf(key: KeyObject): Buffer {
  const point = key.export({ type: 'spki', format: 'der' }).subarray(-64);
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point.subarray(0, 32)],
      [-3, point.subarray(32)],
    ]),
  );
}

type Cbor = number | string | Uint8Array | ReadonlyMap<string | number, Cbor>;

/** RFC 8949, as much of it as an authenticator writes. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])]);
}

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.of((major << 5) | n);
  return n < 256 ? Buffer.of((major << 5) | 24, n) : Buffer.of((major << 5) | 25, n >> 8, n & 255);
}
