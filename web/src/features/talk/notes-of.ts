import { parseId, type UnitId } from '@soulad/shared/ids';
import type { TextNote, TextPlace } from '../../record-editor/index.js';
import { NEW_NOTE } from './talk-bridge.js';
import type { Thread } from './types.js';

/** Words that open talks are about, as the editor draws them. */
export function notesOf(
  threads: readonly Thread[],
  current: string | null,
  writing: TextPlace | null,
): readonly TextNote[] {
  const open = threads.flatMap(({ id, unitId, anchor, settledAt }) => {
    const unit = parseId<UnitId>(unitId);
    const [from, to] = [anchor && bytesOf(anchor.from), anchor && bytesOf(anchor.to)];
    if (!unit || !anchor || !from || !to || (settledAt !== null && id !== current)) return [];
    return [{ key: id, unitId: unit, gen: anchor.gen, from, to, current: id === current }];
  });
  return writing ? [...open, { ...writing, key: NEW_NOTE, current: true }] : open;
}

/** For the wire. */
export function textOf(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/u, '');
}

function bytesOf(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
