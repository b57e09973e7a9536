import { useEffect } from 'react';
import type { RecordSession } from '../../realtime/index.js';
import type { RecordEditor } from '../../record-editor/index.js';
import { caretMarks } from './caret-marks.js';
import type { Party } from './parties.js';

/** Draws the carets of others straight into the editor: they move with every key, which the rest of the page ignores. */
export function useCaretMarks(editor: RecordEditor | null, session: RecordSession, parties: readonly Party[]): void {
  useEffect(() => {
    if (!editor) return undefined;
    const draw = (): void => editor.setCarets(caretMarks(session.carets.get(), parties));
    draw();
    return session.carets.subscribe(draw);
  }, [editor, session, parties]);
}
