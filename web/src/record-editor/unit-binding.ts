/** What the page keeps for one generation of one unit: its Yjs side, what it last showed, its undo. */
import type { Fragment, Node as PageNode, Schema } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { unitRootName } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import type { EditorUnit } from './editor-types.js';
import { markLocalOrigin } from './local-origin.js';
import { keepPure } from './pure-viewer.js';
import { renderFragment, remap, type YMapping } from './render-fragment.js';
import { indexUnits } from './unit-index.js';
import { toRelative } from './unit-position.js';

/** Ends of the selection inside one unit, as Yjs positions; an end in another unit is null. */
export interface UnitCaret {
  readonly anchor: Y.RelativePosition | null;
  readonly head: Y.RelativePosition | null;
}

export interface UnitListener {
  /** Yjs is about to change from outside: the last moment at which page and Yjs agree. */
  readonly beforeRemote: (unit: UnitBinding) => void;
  /** Yjs changed from outside; the page must follow at once, or the next key would undo it for everybody (editor 5.3). */
  readonly remoteChanged: (unit: UnitBinding) => void;
}

export const CARET_META = 'caret';

export class UnitBinding {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  readonly undo: Y.UndoManager;
  readOnly: boolean;
  /** The unit node the page last showed. */
  shown: PageNode | undefined;
  /** Content that a render of ours is putting on the page: not a local change. */
  expected: Fragment | undefined;
  /** Own caret in this unit before the change that is being made. */
  caret: UnitCaret | undefined;
  private opaque = false;
  private writing = false;
  private mapping: YMapping = new Map();
  private readonly origin: object;

  constructor(
    unit: EditorUnit,
    private readonly listener: UnitListener,
  ) {
    this.unitId = unit.unitId;
    this.gen = unit.gen;
    this.doc = unit.doc;
    this.readOnly = unit.readOnly;
    this.fragment = unit.doc.getXmlFragment(unitRootName(unit.unitId, unit.gen));
    this.origin = markLocalOrigin({ unitId: unit.unitId });
    this.undo = markLocalOrigin(new Y.UndoManager(this.fragment, { trackedOrigins: new Set([this.origin]) }));
    this.undo.on('stack-item-added', ({ stackItem }) => stackItem.meta.set(CARET_META, this.caret));
    keepPure(this.doc);
    this.doc.on('beforeAllTransactions', this.before);
    this.fragment.observeDeep(this.changed);
  }

  /** False also if the unit holds something this build cannot show: a write would replace it by its placeholder. */
  get writable(): boolean {
    return !this.readOnly && !this.opaque;
  }

  /** Reads the fragment; no write happens. The mapping belongs to the result from now on. */
  render(schema: Schema): Fragment {
    const rendered = renderFragment(this.fragment, schema, this.mapping);
    this.mapping = rendered.mapping;
    this.opaque = rendered.opaque;
    return rendered.content;
  }

  /** After a render: `shown` is what really stands on the page, equal to `rendered` but perhaps other objects. */
  settle(rendered: PageNode, shown: PageNode): void {
    remap(this.mapping, rendered, shown);
    this.shown = shown;
  }

  /** Makes the fragment equal to the page. Only this unit's own fragment is ever written. */
  write(node: PageNode): void {
    this.writing = true;
    try {
      const meta = { mapping: this.mapping, isOMark: new Map() };
      this.doc.transact(() => updateYFragment(this.doc, this.fragment, node, meta), this.origin);
    } finally {
      this.writing = false;
    }
  }

  /** Own caret in Yjs terms. Only right while page and Yjs agree on this unit. */
  caretIn(state: EditorState): UnitCaret | undefined {
    const place = indexUnits(state.doc).get(this.unitId);
    const { anchor, head, empty } = state.selection;
    if (!place || place.gen !== this.gen) return undefined;
    const relative = (pos: number, other: number) =>
      pos < place.start || pos > place.end
        ? null
        : toRelative(this.fragment, place.node, pos - place.start, empty || pos > other ? -1 : 0);
    const caret = { anchor: relative(anchor, head), head: relative(head, anchor) };
    return caret.anchor || caret.head ? caret : undefined;
  }

  destroy(): void {
    this.doc.off('beforeAllTransactions', this.before);
    this.fragment.unobserveDeep(this.changed);
  }

  private readonly before = (): void => {
    // During an own write the page is already new and the mapping still old (editor 5.4).
    if (!this.writing) this.listener.beforeRemote(this);
  };

  private readonly changed = (_events: unknown, transaction: Y.Transaction): void => {
    if (transaction.origin !== this.origin) this.listener.remoteChanged(this);
  };
}
