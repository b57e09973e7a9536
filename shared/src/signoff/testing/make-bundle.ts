import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Json } from '../../doc/index.js';
import {
  audienceHashOf,
  type Bundle,
  challengeOf,
  base64Url,
  contentHashOf,
  type Evidence,
  leafHash,
  plantTree,
  type Random,
  revisionStatement,
  type SealChecks,
  type Sealed,
  sealedSignature,
  signatureStatement,
  toHex,
  viewHashOf,
  viewStatement,
  writeIndex,
} from '../index.js';

const RECORD = '3f0c1a52-7d1e-4c0b-9a55-0d6a0b4d1f10';
const PARTY = '8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';
const VIEW_KEY = new Uint8Array(32).fill(7);

/** Random bytes that follow from a seed. */
export function seeded(seed: number): Random {
  let n = 0;
  return (count) => {
    let bytes = Buffer.alloc(0);
    for (; bytes.length < count; n += 1)
      bytes = Buffer.concat([bytes, createHash('sha256').update(`${seed}|${n}`).digest()]);
    return new Uint8Array(bytes.subarray(0, count));
  };
}

/** The checks of a machine with Node. */
export const NODE_CHECKS: SealChecks = {
  ed25519: async (key, message, signature) =>
    verify(null, message, publicKeyOf('302a300506032b6570032100', key), signature),
  p256: async (point, message, signature) => {
    const key = publicKeyOf('3059301306072a8648ce3d020106082a8648ce3d030107034200', point);
    return verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature);
  },
};

/** The server's key in tests. */
export const SERVER: KeyObject = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, 9)]),
  format: 'der',
  type: 'pkcs8',
});
const SERVER_KEY = toHex(createPublicKey(SERVER).export({ type: 'spki', format: 'der' }).subarray(-32));
const PASSKEY = generateKeyPairSync('ec', { namedCurve: 'P-256' });

function publicKeyOf(prefix: string, key: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([Buffer.from(prefix, 'hex'), key]), format: 'der', type: 'spki' });
}

export function sealed(statement: string): Sealed {
  return { statement, key: SERVER_KEY, seal: toHex(sign(null, Buffer.from(statement), SERVER)) };
}

/** A bundle as the server writes it: `own` passages of the party among `hidden` ones of others. */
export function makeBundle(own: readonly Json[], hidden: readonly Json[], random: Random): Bundle {
  const version = 2;
  const drafts = [...own, ...hidden].map((content) => ({
    ...{ content, salt: random(32), unitTag: toHex(random(16)), audienceHash: audienceHashOf(random(32), [PARTY]) },
  }));
  const hashes = drafts.map(({ salt, unitTag, audienceHash, content }) =>
    leafHash(salt, { record: RECORD, version, unitTag, audienceHash, contentHash: contentHashOf(content) }),
  );
  const tree = plantTree(hashes, random);
  const first = { record: RECORD, recordKind: 'plan', version: 1, root: toHex(random(32)), prevRoot: '' } as const;
  const fields = { ...first, version, root: toHex(tree.root), prevRoot: first.root };
  const at = 1_790_000_000_000;
  const viewHash = viewHashOf(VIEW_KEY, PARTY, own.map(contentHashOf));
  const view = { root: fields.root, version, party: PARTY, viewHash, whole: true };
  const leaves = drafts.slice(0, own.length).flatMap(({ salt, unitTag, audienceHash, content }, index) => {
    const place = tree.places[index];
    return place
      ? [
          {
            ...{ salt: toHex(salt), unitTag, audienceHash, content },
            index: writeIndex(place.index),
            path: place.path.map(toHex),
          },
        ]
      : [];
  });
  return {
    head: {
      ...{ format: 'soulad-bundle', v: 1 },
      revision: sealed(revisionStatement({ ...fields, size: tree.size, at })),
      earlier: [sealed(revisionStatement({ ...first, size: 64, at }))],
      view: {
        ...sealed(viewStatement({ ...view, leaves: hashes.slice(0, own.length).map(toHex) })),
        viewKey: toHex(VIEW_KEY),
      },
      signature: signed({ root: fields.root, prevRoot: first.root, version, viewHash }, at),
    },
    leaves,
  };
}

function signed(bound: { root: string; prevRoot: string; version: number; viewHash: string }, at: number) {
  const who = { signer: 'Simona Tichá', agency: 'Náruč pro rodinu', role: 'member', party: PARTY };
  const statement = signatureStatement({ ...bound, ...who, wording: 'Souhlasím.', reservation: '' });
  const evidence = passkeySays(statement);
  const { key, seal } = sealed(sealedSignature({ statement, evidence, at }));
  return { statement, evidence, at, key, seal };
}

function passkeySays(statement: string): Evidence {
  const challenge = base64Url(challengeOf(statement));
  const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: 'https://soulad.example' }));
  const authenticator = Buffer.concat([Buffer.alloc(32, 3), Buffer.of(0x05), Buffer.alloc(4)]);
  const message = Buffer.concat([authenticator, createHash('sha256').update(client).digest()]);
  const signature = sign('sha256', message, PASSKEY.privateKey);
  const point = PASSKEY.publicKey.export({ type: 'spki', format: 'der' }).subarray(-65);
  const [clientData, authenticatorData] = [toHex(client), toHex(authenticator)];
  return { method: 'passkey', publicKey: toHex(point), clientData, authenticatorData, signature: toHex(signature) };
}
