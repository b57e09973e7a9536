/** DOM of one section: title and units, and the end line, a button that belongs to no document. */
import type { Node as PageNode } from '@tiptap/pm/model';
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { SectionId } from '@soulad/shared/ids';
import type { EditorSection } from './editor-types.js';

export interface SectionViewHost {
  readonly sectionLook: (sectionId: SectionId) => EditorSection | undefined;
  /** Typing, Enter or a click on the end line. */
  readonly addAtEnd: (sectionId: SectionId, initialText: string) => void;
  readonly leaveEnd: (sectionId: SectionId, direction: 1 | -1, by: 'line' | 'stop') => void;
  readonly appeared: (view: SectionView) => void;
  readonly vanished: (view: SectionView) => void;
}

export class SectionView implements NodeView {
  readonly dom = document.createElement('section');
  readonly contentDOM = document.createElement('div');
  readonly sectionId: SectionId;
  private readonly end = document.createElement('button');
  /** A unit was asked for and the keyboard is still here: whatever is typed now belongs to it, spaces too. */
  private asked = false;

  constructor(
    node: PageNode,
    private readonly host: SectionViewHost,
  ) {
    this.sectionId = node.attrs.sid;
    this.dom.className = 'record-section';
    this.contentDOM.className = 'record-section-body';
    this.end.className = 'record-section-end';
    this.end.type = 'button';
    this.end.tabIndex = -1;
    this.end.contentEditable = 'false';
    this.end.addEventListener('click', () => this.add(''));
    this.end.addEventListener('blur', () => (this.asked = false));
    this.end.addEventListener('keydown', (event) => this.key(event));
    this.dom.append(this.contentDOM, this.end);
    this.refresh();
    host.appeared(this);
  }

  refresh(): void {
    const look = this.host.sectionLook(this.sectionId);
    this.end.hidden = !look?.canAdd;
    this.end.textContent = look?.addLabel ?? '';
  }

  focusEnd(): void {
    this.end.focus();
    this.end.scrollIntoView({ block: 'nearest' });
  }

  update(node: PageNode): boolean {
    return node.type.name === 'section' && node.attrs.sid === this.sectionId;
  }

  stopEvent(event: Event): boolean {
    return event.target === this.end;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  destroy(): void {
    this.host.vanished(this);
  }

  private add(text: string): void {
    this.asked = true;
    this.host.addAtEnd(this.sectionId, text);
  }

  private key(event: KeyboardEvent): void {
    const arrow = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const typed = [...event.key].length === 1 && plain && (event.key !== ' ' || this.asked);
    if (arrow) this.host.leaveEnd(this.sectionId, arrow, event.altKey ? 'stop' : 'line');
    else if (typed) this.add(event.key);
    else return;
    event.preventDefault();
  }
}
