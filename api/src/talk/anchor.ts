import { ProductError } from '@soulad/shared/errors';
import { unitRootName } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';

/** Longest encoded position that one of our own clients makes: the name of the root and two numbers. */
const MAX_POSITION = 96;

/**
 * Reads a relative position and writes it anew, so that nothing but ids and numbers is stored [D1].
 * @throws ProductError BAD_INPUT for anything else, and for a position in another root
 */
export function positionFrom(encoded: string, unitId: UnitId, gen: number): Buffer {
  const bytes = Buffer.from(encoded, 'base64url');
  if (bytes.length === 0 || bytes.length > MAX_POSITION) throw new ProductError('BAD_INPUT');
  const position = decode(bytes);
  if (position === undefined || (position.tname !== null && position.tname !== unitRootName(unitId, gen)))
    throw new ProductError('BAD_INPUT');
  return Buffer.from(Y.encodeRelativePosition(position));
}

/** A stored position for the wire. */
export function positionText(stored: Buffer): string {
  return stored.toString('base64url');
}

function decode(bytes: Uint8Array): Y.RelativePosition | undefined {
  try {
    return Y.decodeRelativePosition(bytes);
  } catch {
    return undefined;
  }
}
