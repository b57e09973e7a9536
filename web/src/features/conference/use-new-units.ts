import { useRef } from 'react';
import { parseId, type UnitId } from '@soulad/shared/ids';
import type { RecordSession } from '../../realtime/index.js';
import type { RecordEditor } from '../../record-editor/index.js';
import type { AddUnitInput } from '../../generated/graphql.gen.js';
import { appendTyped } from './new-unit.js';
import type { UnitActions } from './use-unit-actions.js';

interface Waiting {
  readonly sectionId: string;
  typed: string;
  unitId: UnitId | null;
}

export interface NewUnits {
  /** Asks for a unit; keys that come while it is being made are kept and put into it. */
  readonly ask: (input: Omit<AddUnitInput, 'recordId' | 'text'>, sectionId: string, typed: string) => void;
  /** Call after every change of what the editor shows: moves the caret into a unit that has come. */
  readonly arrived: (editor: RecordEditor, session: RecordSession) => void;
}

/** One new unit at a time: the end line of a section is a place to type, not a button to press twice. */
export function useNewUnits(actions: UnitActions): NewUnits {
  const waiting = useRef<Waiting | null>(null);
  const ask: NewUnits['ask'] = (input, sectionId, typed) => {
    const current = waiting.current;
    if (current) {
      if (current.sectionId === sectionId) current.typed += typed;
      return;
    }
    const asked: Waiting = { sectionId, typed: '', unitId: null };
    waiting.current = asked;
    void actions.add({ ...input, text: typed }).then((id) => {
      asked.unitId = parseId<UnitId>(id) ?? null;
      if (asked.unitId === null) waiting.current = null;
    });
  };
  const arrived: NewUnits['arrived'] = (editor, session) => {
    const asked = waiting.current;
    const unit = asked?.unitId && session.live(asked.unitId);
    if (!asked?.unitId || !unit) return;
    waiting.current = null;
    appendTyped(asked.unitId, unit, asked.typed);
    editor.focusUnit(asked.unitId, 'end');
  };
  return { ask, arrived };
}
