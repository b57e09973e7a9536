/** One byte form of a unit's content, equal for equal content whatever its editing history (DOC.md D12–D14). */
import type { UnitContent } from './content.js';
import { UNIT_SCHEMA_VERSION } from './schema.js';
import { sha256 } from './sha256.js';
import { encodeUtf8 } from './utf8.js';

/** A value that JSON can carry. Numbers must be finite. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * RFC 8785 text of a value, strings in NFC.
 * @throws RangeError for a number that JSON cannot carry
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('not a JSON number');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${canonicalJson(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

/** Canonical JSON of a unit's content together with the version of its schema. */
export function canonicalContent(content: UnitContent): string {
  return canonicalJson({ content, schema: UNIT_SCHEMA_VERSION });
}

/** SHA-256 over the canonical content: 32 bytes, equal at every replica that holds the same content. */
export function contentHash(content: UnitContent): Uint8Array {
  return sha256(encodeUtf8(canonicalContent(content)));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
