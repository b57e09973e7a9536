import { deedRefused } from '../deed-refused.js';
import { type CrossTable, lastTable, Objects } from './cross-table.js';
import { broken } from './reader.js';
import { pictureFits } from './stamp-place.js';
import { dictOf, idOf, itemsOf, nameOf, namesIn, numbersOf, type PdfDict, type PdfObject, sameBut } from './values.js';

/** Bytes that may be appended, and objects. */
export const APPENDED = { bytes: 2 * 1024 * 1024, objects: 500 } as const;

/** Where the one signature of a file stands, and what it is over. */
export interface FoundSignature {
  readonly kind: 'ETSI.CAdES.detached' | 'adbe.pkcs7.detached';
  /** The block of the signature, in hexadecimal as it stands in the file. */
  readonly hex: string;
  /** Everything but these bytes is signed. */
  readonly from: number;
  readonly to: number;
}

/** One state of the file: its table, and the objects that it brings. */
interface State {
  readonly table: CrossTable;
  readonly objects: Objects;
}

const ACTIVE: ReadonlySet<string> = new Set([
  ...['JS', 'JavaScript', 'AA', 'OpenAction', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'EF', 'Filespec', 'RichMedia'],
  ...['URI', 'SubmitForm', 'ImportData', 'ResetForm', 'GoToR', 'GoToE', 'XFA', 'Movie', 'Sound', 'Rendition', 'Screen'],
]);
const CATALOGUE_MAY_GAIN = ['AcroForm', 'Extensions', 'Perms'];
const FORM_HAS = ['Fields', 'SigFlags', 'DA', 'DR', 'Q'];
const FIELD_HAS = [
  ...['Type', 'Subtype', 'FT', 'T', 'TU', 'TM', 'V', 'F', 'Ff', 'P', 'Rect', 'AP', 'MK', 'DA', 'DR', 'Q', 'Lock', 'SV'],
  ...['BS', 'Border', 'NM', 'M', 'AS', 'H', 'StructParent'],
];
const KINDS = ['ETSI.CAdES.detached', 'adbe.pkcs7.detached'] as const;

/**
 * Checks what was appended to a file that we made: one update, objects without a gap, one signature over everything but
 * itself. Of what was there it replaces the catalogue (which gains a form), pages (which gain the mark of the signature),
 * the dates of the document and its description, and nothing else.
 * @param text the file, one character a byte, of which the first `size` are ours
 * @throws ProductError SIGNATURE_REFUSED
 */
export function checkUpdate(text: string, size: number): FoundSignature {
  if (/^[\s\0]*$/.test(text.slice(size, size + APPENDED.bytes))) throw deedRefused('unsigned');
  const before = stateAt(text.slice(0, size));
  const table = lastTable(text);
  const { trailer, offsets, start } = table;
  const same = idOf(trailer.entries.get('Root')) === idOf(before.table.trailer.entries.get('Root'));
  const prev = trailer.entries.get('Prev');
  const follows = prev?.kind === 'number' && prev.value === before.table.start && start >= size;
  const strange = ['XRefStm', 'Encrypt'].some((name) => trailer.entries.has(name));
  if (!same || !follows || strange || offsets.size > APPENDED.objects) throw broken();
  if (table.freed.some((id) => id !== 0)) throw deedRefused('changed');
  const after = { table, objects: new Objects(text, table) };
  const appended = after.objects.readAll(size, start);
  if ([...valuesOf(appended, trailer)].some((name) => ACTIVE.has(name))) throw deedRefused('active');
  return checkObjects(before, after, appended, text.length);
}

function stateAt(text: string): State {
  const table = lastTable(text);
  return { table, objects: new Objects(text, table) };
}

function* valuesOf(objects: readonly PdfObject[], trailer: PdfDict): Generator<string> {
  yield* namesIn(trailer);
  for (const { value } of objects) yield* namesIn(value);
}

function checkObjects(before: State, after: State, appended: readonly PdfObject[], length: number): FoundSignature {
  const pages = pagesOf(before);
  const signatures = appended.filter(({ value }) => dictOf(value)?.entries.has('ByteRange'));
  if (signatures.length > 1) throw deedRefused('many');
  const [signature] = signatures;
  if (signature === undefined) throw deedRefused('unsigned');
  const field = fieldOf(before, after);
  if (idOf(dictOf(field.value)?.entries.get('V')) !== signature.id) throw broken();
  for (const object of appended) {
    const old = before.objects.get(object.id);
    if (old !== undefined && !mayReplace(before, { old, object, pages })) throw deedRefused('changed');
  }
  const marked = pages.filter((id) => before.objects.get(id) !== undefined && gains(before, after, id, field.id));
  if (marked.length > 1 || !pictureFits(dictOf(field.value), marked[0], pages)) throw deedRefused('visible');
  return signatureIn(dictOf(signature.value), length);
}

/** Object numbers of the pages, in order. */
function pagesOf({ table, objects }: State): readonly number[] {
  const root = dictOf(objects.at(table.trailer.entries.get('Root')));
  const walk = (id: number | undefined, depth: number): number[] => {
    const node = id === undefined ? undefined : dictOf(objects.get(id)?.value);
    if (id === undefined || node === undefined || depth > 24) throw broken();
    const kids = itemsOf(objects.at(node.entries.get('Kids')));
    return kids === undefined ? [id] : kids.flatMap((kid) => walk(idOf(kid), depth + 1));
  };
  return walk(idOf(root?.entries.get('Pages')), 0);
}

interface Replacing {
  readonly old: PdfObject;
  readonly object: PdfObject;
  readonly pages: readonly number[];
}

function mayReplace({ table, objects }: State, { old, object, pages }: Replacing): boolean {
  const [a, b] = [dictOf(old.value), dictOf(object.value)];
  if (a === undefined || b === undefined || object.gen !== old.gen) return false;
  const root = table.trailer.entries.get('Root');
  if (object.id === idOf(root)) return !object.hasStream && sameBut(a, b, CATALOGUE_MAY_GAIN);
  if (object.id === idOf(table.trailer.entries.get('Info')))
    return !object.hasStream && sameBut(a, b, ['ModDate', 'Producer']);
  if (object.id === idOf(dictOf(objects.at(root))?.entries.get('Metadata')))
    return (
      object.hasStream && nameOf(b.entries.get('Type')) === 'Metadata' && nameOf(b.entries.get('Subtype')) === 'XML'
    );
  return pages.includes(object.id) && !object.hasStream && sameBut(a, b, ['Annots']);
}

/** The one field of the form that the catalogue gained. */
function fieldOf(before: State, after: State): PdfObject {
  const root = dictOf(after.objects.at(after.table.trailer.entries.get('Root')));
  const form = dictOf(after.objects.at(root?.entries.get('AcroForm')));
  const fields = itemsOf(after.objects.at(form?.entries.get('Fields')));
  if (form === undefined || fields === undefined) throw deedRefused('unsigned');
  if (fields.length > 1) throw deedRefused('many');
  const id = idOf(fields[0]);
  const field = id === undefined ? undefined : after.objects.get(id);
  const entries = dictOf(field?.value)?.entries;
  if (field === undefined || entries === undefined || before.table.offsets.has(field.id)) throw broken();
  const known = (names: Iterable<string>, list: readonly string[]): boolean =>
    [...names].every((name) => list.includes(name));
  const sound = nameOf(entries.get('FT')) === 'Sig' && [undefined, 'Widget'].includes(nameOf(entries.get('Subtype')));
  if (!sound || !known(form.entries.keys(), FORM_HAS) || !known(entries.keys(), FIELD_HAS)) throw broken();
  return field;
}

/** Whether a page bears the mark of the signature now. @throws ProductError (changed) when it gains anything else */
function gains(before: State, after: State, id: number, field: number): boolean {
  const page = after.objects.get(id);
  if (page === undefined) return false;
  const marks = ({ objects }: State, of: PdfObject | undefined): readonly (number | undefined)[] =>
    (itemsOf(objects.at(dictOf(of?.value)?.entries.get('Annots'))) ?? []).map(idOf);
  const [old, now] = [marks(before, before.objects.get(id)), marks(after, page)];
  const added = now.filter((one) => one === undefined || !old.includes(one));
  if (now.length !== old.length + added.length || added.length > 1 || added.some((one) => one !== field))
    throw deedRefused('changed');
  return added.length === 1;
}

function signatureIn(signature: PdfDict | undefined, length: number): FoundSignature {
  const kind = nameOf(signature?.entries.get('SubFilter'));
  const known = KINDS.find((one) => one === kind);
  if (known === undefined) throw deedRefused('kind');
  const contents = signature?.entries.get('Contents');
  const range = numbersOf(signature?.entries.get('ByteRange'));
  if (contents?.kind !== 'string' || !contents.hex) throw deedRefused('block');
  const { from, to, text: hex } = contents;
  const whole = [0, from, to, length - to];
  if (range?.length !== 4 || !whole.every((value, at) => range[at] === value)) throw deedRefused('range');
  return { kind: known, hex, from, to };
}
