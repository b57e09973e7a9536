import { useEffect } from 'react';
import type { RecordEditor } from '../../record-editor/index.js';
import type { TalkBridge } from './talk-bridge.js';

/** Lets the comments speak to the editor for as long as it is there. */
export function useTalkBridge(bridge: TalkBridge, editor: RecordEditor | null): void {
  useEffect(() => (editor ? bridge.bind(editor) : undefined), [bridge, editor]);
}
