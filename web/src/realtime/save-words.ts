import type { SaveState } from '@soulad/shared/sync';

/** Where the text is, as a key of the catalogue; the words are the same in every place that shows them. */
export type SaveWords =
  | { readonly kind: 'saved'; readonly key: 'saved'; readonly at: number }
  | { readonly kind: 'saved'; readonly key: 'ready' }
  | { readonly kind: 'saving'; readonly key: 'saving' | 'connecting' }
  | { readonly kind: 'offline'; readonly key: 'offline'; readonly count: number }
  | { readonly kind: 'offline'; readonly key: 'offlineClean' }
  | { readonly kind: 'failed'; readonly key: 'failed' };

/**
 * The truth about what was typed [I6]: `saved` only when nothing is unacknowledged, `offline` with the number of
 * changes that exist on this computer alone.
 */
export function saveWords(save: SaveState, connected: boolean, wasConnected: boolean): SaveWords {
  if (save.status === 'refused') return { kind: 'failed', key: 'failed' };
  if (!connected && save.pending > 0) return { kind: 'offline', key: 'offline', count: save.pending };
  if (!connected)
    return wasConnected ? { kind: 'offline', key: 'offlineClean' } : { kind: 'saving', key: 'connecting' };
  if (save.pending > 0 || save.status === 'saving') return { kind: 'saving', key: 'saving' };
  return save.savedAt === null ? { kind: 'saved', key: 'ready' } : { kind: 'saved', key: 'saved', at: save.savedAt };
}
