/** Options and inner view of the editors on the test page. */
import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import type { RecordEditorOptions } from '../index.js';

export const WORDS = {
  refused: { 'read-only': 'Tady nemůžete psát.', border: 'Tady část končí.', structure: 'To tu nejde změnit.' },
  unitLeft: 'Tato část už není ve vašem okruhu.',
  unknownContent: 'Obsah novější verze',
};

/** The view inside a mounted editor; the library leaves the editor on its element for tests. */
export function viewOf(mount: HTMLElement): EditorView {
  const dom: (Element & { editor?: Editor }) | null = mount.querySelector('.record-text');
  if (!dom?.editor) throw new Error('no editor');
  return dom.editor.view;
}

export function options(mount: HTMLElement, heard: Partial<RecordEditorOptions>): RecordEditorOptions {
  return {
    mount,
    label: 'Zápis z konference',
    words: WORDS,
    unitHead: (unitId, host) => {
      const button = document.createElement('button');
      button.tabIndex = -1;
      button.textContent = `Kdo vidí ${unitId}`;
      host.append(button);
      return () => button.remove();
    },
    onFocusUnit: () => undefined,
    onCaret: () => undefined,
    onAddUnit: () => undefined,
    onRefused: () => undefined,
    onCommand: () => undefined,
    ...heard,
  };
}
