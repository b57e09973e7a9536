import { ProductError } from '@soulad/shared/errors';

/** Kinds of files that are taken, with the ending of their name. */
export const FILE_KINDS = {
  pdf: 'pdf',
  png: 'png',
  jpeg: 'jpg',
  docx: 'docx',
  xlsx: 'xlsx',
  odt: 'odt',
  text: 'txt',
} as const satisfies Record<string, string>;

export type FileKind = keyof typeof FILE_KINDS;

/** Bytes of one file, files of one place, pixels of one image. */
export const FILE_LIMITS = { bytes: 20 * 1024 * 1024, perPlace: 20, pixels: 50_000_000 } as const;

/**
 * Why a file is not taken. `type`: none of the kinds; `active`: it holds a program, a macro or another file; `twofold`:
 * it is two things at once; `broken`: it ends too early or contradicts itself; `packed`: it unpacks to too much.
 */
export type RefusalReason =
  | 'empty'
  | 'type'
  | 'active'
  | 'twofold'
  | 'broken'
  | 'packed'
  | 'pixels'
  | 'name'
  | 'virus'
  | 'many';

/** The refusal of a file; nothing of it is kept. */
export function fileRefused(reason: RefusalReason): ProductError {
  return new ProductError('FILE_REFUSED', { reason });
}

/** The name with the ending that its content asks for. */
export function withEnding(name: string, kind: FileKind): string {
  const ending = FILE_KINDS[kind];
  const has = name.toLowerCase().endsWith(`.${ending}`) || (kind === 'jpeg' && /\.jpeg$/i.test(name));
  return has ? name : `${name}.${ending}`;
}
