/** DOM of one unit: edge and group by attributes, a head outside the editable text, the text itself. */
import type { Node as PageNode } from '@tiptap/pm/model';
import type { NodeView, ViewMutationRecord } from '@tiptap/pm/view';
import type { UnitId } from '@soulad/shared/ids';
import type { EditorUnit } from './editor-types.js';

export interface UnitViewHost {
  readonly unitHead: (unitId: UnitId, host: HTMLElement) => () => void;
  /** How the unit looks now; undefined while it is leaving. */
  readonly unitLook: (unitId: UnitId) => EditorUnit | undefined;
  readonly appeared: (view: UnitView) => void;
  readonly vanished: (view: UnitView) => void;
}

export class UnitView implements NodeView {
  readonly dom = document.createElement('div');
  readonly contentDOM = document.createElement('div');
  readonly unitId: UnitId;
  private readonly dispose: () => void;

  constructor(
    node: PageNode,
    private readonly host: UnitViewHost,
  ) {
    this.unitId = node.attrs.uid;
    const head = document.createElement('div');
    head.className = 'record-unit-head';
    head.contentEditable = 'false';
    this.contentDOM.className = 'record-unit-text';
    this.dom.className = 'record-unit';
    this.dom.setAttribute('role', 'group');
    this.dom.append(head, this.contentDOM);
    this.refresh();
    this.dispose = host.unitHead(this.unitId, head);
    host.appeared(this);
  }

  /** Applies label and tone; no document change, so no caret or composition is touched. */
  refresh(): void {
    const look = this.host.unitLook(this.unitId);
    if (!look) return;
    this.dom.setAttribute('aria-label', look.label);
    this.dom.style.setProperty('--unit-colour', look.tone.colour);
    this.dom.classList.toggle('is-dashed', look.tone.dashed);
    this.dom.classList.toggle('is-dissent', look.tone.dissent);
    this.dom.classList.toggle('is-draft', look.tone.draft);
    this.dom.classList.toggle('is-read-only', look.readOnly);
  }

  /** The unit with the caret has a frame. */
  setCurrent(current: boolean): void {
    this.dom.classList.toggle('is-current', current);
  }

  update(node: PageNode): boolean {
    return node.type.name === 'unit' && node.attrs.uid === this.unitId;
  }

  /** Buttons in the head are their own; the editor hears nothing of them. */
  stopEvent(event: Event): boolean {
    return event.target instanceof Node && !this.contentDOM.contains(event.target) && event.target !== this.dom;
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return !this.contentDOM.contains(mutation.target);
  }

  destroy(): void {
    this.host.vanished(this);
    this.dispose();
  }
}

/** A unit that moved has its new view before the old one goes. */
export function forget<K, V>(views: Map<K, V>, key: K, view: V): void {
  if (views.get(key) === view) views.delete(key);
}
