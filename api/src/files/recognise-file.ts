import { fileTypeFromBuffer } from 'file-type';
import { packageKind } from './check-zip.js';
import { FILE_LIMITS, type FileKind, fileRefused } from './file-kinds.js';
import { stripJpeg } from './strip-jpeg.js';
import { stripPng } from './strip-png.js';

/** A file by its content, as it will be kept. */
export interface RecognisedFile {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
}

/** The harmless string by which virus scanners are tried out, in two parts so that none of them finds it here. */
const TRIAL_VIRUS = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const PACKAGE_END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
/** Where a package would have its end, were one hidden behind something else. */
const TAIL = 66_000;
const MARKUP = /<\s*(\?xml|!doctype|html|head|body|svg|script|iframe|object|embed)\b/i;
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/**
 * Tells what a file is by what is in it, never by its name, and takes out of pictures what does not draw.
 * @throws ProductError FILE_REFUSED, TOO_LARGE
 */
export async function recogniseFile(given: Uint8Array): Promise<RecognisedFile> {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length === 0) throw fileRefused('empty');
  if (bytes.includes(TRIAL_VIRUS, 0, 'latin1')) throw fileRefused('virus');
  if (bytes.subarray(0, 2).equals(PACKAGE_END.subarray(0, 2))) return { kind: packageKind(bytes), bytes };
  const found = await fileTypeFromBuffer(bytes.subarray(0, Math.min(bytes.length, FILE_LIMITS.bytes)));
  if (found?.mime === 'application/pdf') return { kind: 'pdf', bytes: checkedPdf(bytes) };
  if (found?.mime === 'image/png') return { kind: 'png', bytes: stripPng(bytes) };
  if (found?.mime === 'image/jpeg') return { kind: 'jpeg', bytes: stripJpeg(bytes) };
  if (found !== undefined) throw fileRefused('type');
  return { kind: 'text', bytes: checkedText(bytes) };
}

/** A document from its first byte to its last, without programs, and with no package behind it. */
function checkedPdf(bytes: Buffer): Buffer {
  if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) throw fileRefused('twofold');
  if (!bytes.includes('%%EOF', Math.max(0, bytes.length - 1024), 'latin1')) throw fileRefused('broken');
  if (bytes.includes(PACKAGE_END, Math.max(0, bytes.length - TAIL))) throw fileRefused('twofold');
  if (MARKUP.test(bytes.toString('latin1', 0, 1024))) throw fileRefused('twofold');
  if (/\/(JavaScript|Launch|EmbeddedFile|RichMedia)\b/.test(bytes.toString('latin1'))) throw fileRefused('active');
  return bytes;
}

/** Words in UTF-8 that no program reads as anything else. */
function checkedText(bytes: Buffer): Buffer {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fileRefused('type');
  }
  if (CONTROL.test(text)) throw fileRefused('type');
  if (MARKUP.test(text) || text.startsWith('#!')) throw fileRefused('active');
  return bytes;
}
