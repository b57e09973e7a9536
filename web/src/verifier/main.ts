import { type Fault, type SealChecks, verifyBundle } from '@soulad/shared/signoff';

/** The page that a party keeps: one file, no network, no server. It is opened from the disk, years later perhaps. */
const CHECKS: SealChecks = {
  ed25519: async (key, message, signature) => {
    const own = await crypto.subtle.importKey('raw', plain(key), 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', own, plain(signature), plain(message));
  },
  p256: async (point, message, signature) => {
    const curve = { name: 'ECDSA', namedCurve: 'P-256' };
    const own = await crypto.subtle.importKey('raw', plain(point), curve, false, ['verify']);
    return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, own, plain(signature), plain(message));
  },
};

const FAULTS: Readonly<Record<Fault['code'], string>> = {
  form: 'Soubor není balíčkem revize. · The file is no bundle of a revision.',
  seal: 'Pečeť serveru nesedí. · The seal of the server does not fit.',
  chain: 'Revize na sebe nenavazují. · The revisions do not follow one another.',
  view: 'Seznam pasáží nesedí. · The list of passages does not fit.',
  signature: 'Podpis k této revizi nepatří. · The signature does not belong to this revision.',
  signer: 'Podpisový klíč nesedí. · The key of the signature does not fit.',
  leaf: 'Nesedí část č. · Part that does not fit:',
};

/** What was checked here, and what is the server's word. */
const HOW: Readonly<Record<string, string>> = {
  passkey: 'Podpis přístupového klíče sedí: přepočítán tady. · The signature of the passkey fits: worked out here.',
  passwordAndCode:
    'Heslo a jednorázový kód: dosvědčuje jen pečeť serveru. · Password and one-time code: the word of the server alone.',
  password: 'Heslo: dosvědčuje jen pečeť serveru. · Password: the word of the server alone.',
  demo: 'Jméno v ukázce: nedokládá nic. · Name in a demo: shows nothing.',
  certificate: 'Vlastní certifikát: podpis je v podepsaném PDF. · Own certificate: the signature is in the signed PDF.',
};

function plain(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

async function sentencesOf(text: string): Promise<readonly string[]> {
  const { faults, facts } = await verifyBundle(text, CHECKS);
  if (!facts) {
    return [
      'NEPLATÍ · NOT VALID',
      ...faults.map((fault) => (fault.code === 'leaf' ? `${FAULTS.leaf} ${fault.leaf}` : FAULTS[fault.code])),
    ];
  }
  const { version, passages, fingerprint, signer, method, signedFile, keys } = facts;
  return [
    'PLATÍ · VALID',
    `Revize ${version}, pasáží: ${passages}. · Revision ${version}, passages: ${passages}.`,
    `Otisk celku · Fingerprint: ${fingerprint}`,
    signer === null ? 'Bez podpisu. · Not signed.' : `Podpis · Signature: ${signer}`,
    ...[HOW[method ?? ''] ?? []].flat(),
    ...(signedFile === null ? [] : [`SHA-256 podepsaného PDF · of the signed PDF: ${signedFile}`]),
    `Zapečetil klíč · Sealed by the key: ${keys.join(', ')}`,
  ];
}

function show(lines: readonly string[]): void {
  const list = document.querySelector('output');
  list?.replaceChildren(
    ...lines.map((line) => {
      const item = document.createElement('p');
      item.textContent = line;
      return item;
    }),
  );
}

document.querySelector('input')?.addEventListener('change', (event) => {
  const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : undefined;
  if (!file) return;
  void file
    .text()
    .then(sentencesOf)
    .then(show, () => show(['Tento prohlížeč ověřit neumí. · This browser cannot check it.']));
});
