/** What the page hands to the record editor, and what it hears back. Framework-free: no React type appears here. */
import type * as Y from 'yjs';
import type { SectionId, UnitId } from '@soulad/shared/ids';

/** Look of the edge of a unit. The colour is any CSS colour or `var(--…)`; it never stands alone (look: mark, words). */
export interface UnitTone {
  readonly colour: string;
  /** Narrow audience: seen by one party only. */
  readonly dashed: boolean;
  readonly dissent: boolean;
  readonly draft: boolean;
}

/** One generation of one unit as this viewer may see it. Its text lives in `doc`, root name `unitRootName(unitId, gen)`. */
export interface EditorUnit {
  readonly unitId: UnitId;
  /** Generation, from 1. Another generation is another Y.Doc. */
  readonly gen: number;
  readonly doc: Y.Doc;
  readonly readOnly: boolean;
  /** Accessible name, spoken when the caret enters: author, category, audience, whether it may be written. */
  readonly label: string;
  readonly tone: UnitTone;
}

export interface EditorSection {
  readonly sectionId: SectionId;
  readonly title: string;
  /** Shown before the title, never part of any text; may be empty. */
  readonly ordinal: string;
  readonly units: readonly EditorUnit[];
  /** Whether the end line of the section ("Psát za školu…") is offered. */
  readonly canAdd: boolean;
  readonly addLabel: string;
}

/** Caret of another person. Anchor and head are Yjs relative positions as JSON, decoded at the door. */
export interface RemoteCaret {
  /** Stable per person and device. */
  readonly key: string;
  readonly unitId: UnitId;
  readonly gen: number;
  readonly anchor: unknown;
  readonly head: unknown;
  readonly label: string;
  readonly colour: string;
  /** Idle carets show the mark only. */
  readonly idle: boolean;
  /** Path data (attribute `d`) of the party's shape in a 20 × 20 box. */
  readonly mark: string;
}

/** Own caret, to be sent to those who may see the unit. */
export interface LocalCaret {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly anchor: unknown;
  readonly head: unknown;
}

/** A place in the text of one generation of a unit, as encoded relative positions: it survives edits. */
export interface TextPlace {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

/** Something beside the text that speaks of a place in it. */
export interface TextNote extends TextPlace {
  readonly key: string;
  /** It has the focus there. */
  readonly current: boolean;
}

/** Words selected inside one unit, by the positions of its present generation. */
export interface SelectedPassage {
  readonly unitId: UnitId;
  readonly gen: number;
  /** Yjs relative positions as JSON. */
  readonly from: unknown;
  readonly to: unknown;
  readonly text: string;
}

export type RefusedReason = 'read-only' | 'border' | 'structure';
export type UnitCommand = 'share' | 'audience' | 'why';

/** Every sentence the editor itself says; it holds no language of its own. */
export interface RecordEditorWords {
  /** Said when a key was refused, by reason. */
  readonly refused: Readonly<Record<RefusedReason, string>>;
  /** Said when the unit with the caret left the viewer's circle. */
  readonly unitLeft: string;
  /** Stands for content this build of the page does not know. */
  readonly unknownContent: string;
}

export interface RecordEditorOptions {
  readonly mount: HTMLElement;
  /** Accessible name of the one text box. */
  readonly label: string;
  readonly words: RecordEditorWords;
  /** Called when a unit's DOM appears; returns a disposer. The host stands outside the editable text. */
  readonly unitHead: (unitId: UnitId, host: HTMLElement) => () => void;
  /** The unit the caret is in; null when the focus left the editor or the caret stands in no unit. */
  readonly onFocusUnit: (unitId: UnitId | null) => void;
  readonly onCaret: (caret: LocalCaret | null) => void;
  /** What is selected inside one unit; null while nothing is, or the selection reaches over several. */
  readonly onSelect?: (passage: SelectedPassage | null) => void;
  /** Asks for a new unit; `initialText` is what the person already typed, possibly empty. */
  readonly onAddUnit: (sectionId: SectionId, afterUnit: UnitId | null, initialText: string) => void;
  readonly onRefused: (reason: RefusedReason) => void;
  readonly onCommand: (command: UnitCommand, unitId: UnitId) => void;
  /** The caret came to stand in these notes, or in none any more. */
  readonly onNotes?: (keys: readonly string[]) => void;
  /** "/" typed in an empty paragraph; true swallows the character. */
  readonly onSlash?: (unitId: UnitId, rect: DOMRect) => boolean;
}
