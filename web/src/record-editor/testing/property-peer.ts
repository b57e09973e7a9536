/** One person in the property test: own documents, own editor, a queue of updates on their way. */
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { unitRootName } from '@soulad/shared/doc';
import type { SectionId, UnitId } from '@soulad/shared/ids';
import { RecordEditor, keepPure, type EditorSection } from '../index.js';
import { options, viewOf } from './lab-editor.js';
import { seed } from './unit-world.js';

export interface Parcel {
  readonly to: Peer;
  readonly unitId: string;
  readonly update: Uint8Array;
}

/** Layout of the record: unit names per section. */
export type Layout = readonly (readonly string[])[];

export class Peer {
  readonly docs = new Map<string, Y.Doc>();
  readonly view: EditorView;
  forbiddenWrites = 0;
  private readonly editor: RecordEditor;
  private readonly mount = document.createElement('div');
  private readonly hidden = new Set<string>();

  constructor(
    readonly readOnly: ReadonlySet<string>,
    private readonly send: (from: Peer, unitId: string, update: Uint8Array) => void,
  ) {
    document.body.append(this.mount);
    this.editor = new RecordEditor(options(this.mount, {}));
    this.view = viewOf(this.mount);
  }

  /** Starts a document from states of others, as a provider does when a unit is opened. */
  open(unitId: string, states: readonly Uint8Array[], clientId: number): void {
    const doc = new Y.Doc();
    keepPure(doc);
    for (const state of states) Y.applyUpdate(doc, state);
    doc.clientID = clientId;
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (!transaction.local) return;
      if (this.readOnly.has(unitId)) this.forbiddenWrites += 1;
      this.send(this, unitId, update);
    });
    this.docs.set(unitId, doc);
  }

  show(layout: Layout): void {
    const sections: EditorSection[] = layout.map((units, at) => ({
      sectionId: `s${at}` as SectionId,
      title: `Oddíl ${at}`,
      ordinal: '',
      canAdd: false,
      addLabel: '',
      units: units.flatMap((unitId) => {
        const doc = this.hidden.has(unitId) ? undefined : this.docs.get(unitId);
        const tone = { colour: 'black', dashed: false, dissent: false, draft: false };
        return doc
          ? [{ unitId: unitId as UnitId, gen: 1, doc, readOnly: this.readOnly.has(unitId), label: unitId, tone }]
          : [];
      }),
    }));
    this.editor.setRecord(sections);
  }

  hide(unitId: string): void {
    this.hidden.add(unitId);
    this.docs.delete(unitId);
  }

  regain(unitId: string, states: readonly Uint8Array[], clientId: number): void {
    this.hidden.delete(unitId);
    this.open(unitId, states, clientId);
  }

  sees(unitId: string): boolean {
    return this.docs.has(unitId);
  }

  fragment(unitId: string): Y.XmlFragment | undefined {
    return this.docs.get(unitId)?.getXmlFragment(unitRootName(unitId as UnitId, 1));
  }

  undo(): void {
    this.editor.undo();
  }

  redo(): void {
    this.editor.redo();
  }

  key(key: string): void {
    this.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }

  destroy(): void {
    this.editor.destroy();
    this.mount.remove();
  }
}

/** The first state of a unit, as the server makes it: one paragraph of the unit's own letter. */
export function firstState(unitId: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seed(doc.getXmlFragment(unitRootName(unitId as UnitId, 1)), [letterOf(unitId).repeat(8)]);
  return Y.encodeStateAsUpdate(doc);
}

/** Every unit is written with its own letter only, so that a letter in another unit proves a leak. */
export function letterOf(unitId: string): string {
  return String.fromCharCode(97 + Number(unitId.slice(1)));
}
