/**
 * One undo order over many units. Each unit has its own Y.UndoManager, since one manager cannot span documents; this
 * journal remembers in which order, and in which common step, their entries were made (editor 4.7).
 */
import * as Y from 'yjs';
import type { UnitId } from '@soulad/shared/ids';

interface Entry {
  readonly unitId: UnitId;
  readonly group: number;
}

type Mode = 'do' | 'undo' | 'redo';
type StackItem = NonNullable<ReturnType<Y.UndoManager['undo']>>;

/** What an undo or redo step touched last: the caret goes there. */
export interface JournalStep {
  readonly unitId: UnitId;
  readonly item: StackItem;
}

export class UndoJournal {
  private readonly managers = new Map<UnitId, Y.UndoManager>();
  private done: Entry[] = [];
  private undone: Entry[] = [];
  private mode: Mode = 'do';
  private group = 0;
  private lastUnit: UnitId | undefined;

  track(unitId: UnitId, manager: Y.UndoManager): void {
    this.managers.set(unitId, manager);
    manager.on('stack-item-added', () => this.added(unitId));
  }

  /** Forgets every entry of a unit: undo writes past the guard, so nothing may be left for a unit one may not write. */
  drop(unitId: UnitId): void {
    this.managers.get(unitId)?.clear();
    this.done = this.done.filter((entry) => entry.unitId !== unitId);
    this.undone = this.undone.filter((entry) => entry.unitId !== unitId);
    if (this.lastUnit === unitId) this.lastUnit = undefined;
  }

  untrack(unitId: UnitId): void {
    this.drop(unitId);
    this.managers.get(unitId)?.destroy();
    this.managers.delete(unitId);
  }

  /** Call before one local change is written; units changed together become one step. */
  begin(unitIds: readonly UnitId[]): void {
    this.group += 1;
    const only = unitIds.length === 1 ? unitIds[0] : undefined;
    // Quick A, B, A would otherwise merge the two As and come back in the wrong order.
    if (only === undefined || only !== this.lastUnit)
      for (const unitId of unitIds) this.managers.get(unitId)?.stopCapturing();
    this.lastUnit = only;
  }

  undo(): JournalStep | null {
    return this.run('undo', this.done);
  }

  redo(): JournalStep | null {
    return this.run('redo', this.undone);
  }

  destroy(): void {
    for (const unitId of [...this.managers.keys()]) this.untrack(unitId);
  }

  private added(unitId: UnitId): void {
    (this.mode === 'undo' ? this.undone : this.done).push({ unitId, group: this.group });
    if (this.mode !== 'do' || this.undone.length === 0) return;
    this.undone = [];
    for (const manager of this.managers.values()) {
      manager.clear(false, true);
      keepForUndo(manager);
    }
  }

  private run(mode: 'undo' | 'redo', stack: Entry[]): JournalStep | null {
    this.mode = mode;
    let touched: JournalStep | null = null;
    // A step whose effect somebody else already took away is skipped.
    while (stack.length > 0 && !touched) touched = this.runGroup(mode, stack);
    this.mode = 'do';
    this.lastUnit = undefined;
    return touched;
  }

  private runGroup(mode: 'undo' | 'redo', stack: Entry[]): JournalStep | null {
    const group = stack.at(-1)?.group ?? 0;
    this.group = group;
    let touched: JournalStep | null = null;
    for (let entry = stack.at(-1); entry?.group === group; entry = stack.at(-1)) {
      stack.pop();
      const manager = this.managers.get(entry.unitId);
      const item = manager ? takeOne(manager, mode) : null;
      if (item) touched = { unitId: entry.unitId, item };
    }
    return touched;
  }
}

/**
 * Takes exactly one entry back. A manager left alone goes on to its next entry when one has no effect any more, and
 * would so overtake entries of other units.
 */
function takeOne(manager: Y.UndoManager, mode: 'undo' | 'redo'): StackItem | null {
  const stack = mode === 'undo' ? 'undoStack' : 'redoStack';
  const below = manager[stack].slice(0, -1);
  manager[stack] = manager[stack].slice(-1);
  try {
    return mode === 'undo' ? manager.undo() : manager.redo();
  } finally {
    manager[stack] = below;
  }
}

/**
 * Clearing the redo entries frees what they held, parents included, although undo entries may hold the same parents;
 * once those are collected a later undo would throw. So the undo entries take hold of theirs again.
 */
function keepForUndo(manager: Y.UndoManager): void {
  manager.doc.transact((transaction) => {
    const seen = new Set<Y.Item>();
    for (const { deletions } of manager.undoStack)
      Y.iterateDeletedStructs(transaction, deletions, (struct) => keep(manager.doc, struct, seen));
  }, manager);
}

/** An item, what undo made of it, and everything both stand in. */
function keep(doc: Y.Doc, struct: unknown, seen: Set<Y.Item>): void {
  if (!(struct instanceof Y.Item) || seen.has(struct)) return;
  seen.add(struct);
  struct.keep = true;
  if (struct.redone) keep(doc, Y.getItem(doc.store, struct.redone), seen);
  if (struct.parent instanceof Y.AbstractType) keep(doc, struct.parent._item, seen);
}
