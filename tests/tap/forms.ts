/** The shapes in which a secret can travel. Each is a run of bytes that is looked for as it stands. */

export interface Secret {
  /** Names the secret in reports; never the secret itself. */
  readonly name: string;
  readonly kind: 'phrase' | 'id';
  readonly text: string;
}

export interface Form {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Every form of one secret. */
export function formsOf(secret: Secret): readonly Form[] {
  return secret.kind === 'id' ? idForms(secret.text) : phraseForms(secret.text);
}

function phraseForms(text: string): Form[] {
  const forms = [text.normalize('NFC'), text.normalize('NFD'), text.replaceAll(' ', '\u00a0')].flatMap((spelling) => {
    const utf8 = Buffer.from(spelling, 'utf8');
    const utf16le = Buffer.from(spelling, 'utf16le');
    const utf16be = Buffer.from(utf16le).swap16();
    return [
      { name: 'utf-8', bytes: utf8 },
      { name: 'utf-16le', bytes: utf16le },
      { name: 'utf-16be', bytes: utf16be },
      { name: 'latin-2', bytes: singleByte(spelling) },
      ...base64Forms('utf-8', utf8),
      ...base64Forms('utf-16le', utf16le),
      ...base64Forms('utf-16be', utf16be),
      ...hexForms('utf-8', utf8),
    ];
  });
  return distinct(forms);
}

function idForms(id: string): Form[] {
  const packed = id.replaceAll('-', '');
  const raw = Buffer.from(packed, 'hex');
  const ascii = Buffer.from(id);
  return distinct([
    { name: 'text', bytes: ascii },
    { name: 'capitals', bytes: Buffer.from(id.toUpperCase()) },
    { name: 'packed', bytes: Buffer.from(packed) },
    { name: '16 bytes', bytes: raw },
    { name: 'utf-16le', bytes: Buffer.from(id, 'utf16le') },
    ...base64Forms('text', ascii),
    ...base64Forms('16 bytes', raw),
    ...hexForms('text', ascii),
  ]);
}

/** What Windows-1250 and its kin make of Czech letters is close enough to ISO 8859-2 for phrases without š, ť, ž. */
function singleByte(text: string): Buffer {
  const table = 'ÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙';
  return Buffer.from(
    [...text.normalize('NFC')].map((letter) => {
      const at = table.indexOf(letter);
      const code = letter.charCodeAt(0);
      return code < 0x80 ? code : at < 0 ? 0x3f : 0xc1 + at;
    }),
  );
}

/** The characters of base64 that depend on the secret alone, for each of the three places it can begin at. */
function base64Forms(of: string, bytes: Buffer): Form[] {
  return [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const sure = encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
    const web = sure.replaceAll('+', '-').replaceAll('/', '_');
    return [sure, web].map((text) => ({ name: `base64 of ${of}, place ${shift}`, bytes: Buffer.from(text) }));
  });
}

function hexForms(of: string, bytes: Buffer): Form[] {
  const hex = bytes.toString('hex');
  return [hex, hex.toUpperCase()].map((text) => ({ name: `hex of ${of}`, bytes: Buffer.from(text) }));
}

function distinct(forms: readonly Form[]): Form[] {
  const seen = new Set<string>();
  return forms.filter(({ bytes }) => {
    const key = bytes.toString('latin1');
    return seen.has(key) ? false : seen.add(key);
  });
}
