import { useMemo, useRef, type RefObject } from 'react';
import { parseId, type UnitId } from '@soulad/shared/ids';
import type { AddUnitInput } from '../../generated/graphql.gen.js';
import type { RecordSession } from '../../realtime/index.js';
import type { RecordEditor } from '../../record-editor/index.js';
import { appendTyped } from './new-unit.js';
import type { UnitActions } from './use-unit-actions.js';

export interface NewUnits {
  /** Asks for a unit; what is typed while it is being made goes into it. */
  readonly ask: (input: Omit<AddUnitInput, 'recordId' | 'text'>, sectionId: string, typed: string) => void;
  /** Call after every change of what the editor shows: moves text and caret into a unit that has come. */
  readonly arrived: (editor: RecordEditor, session: RecordSession) => void;
}

type Waiting = { readonly sectionId: string; unitId: UnitId | null };

/**
 * One new unit at a time: the end line of a section is a place to type, not a button to press twice.
 * @param catcher a hidden field that takes the keys, compositions and on-screen keyboard while a unit is being made
 * @param lost what was typed for a unit that the server did not make
 */
export function useNewUnits(
  actions: UnitActions,
  catcher: RefObject<HTMLTextAreaElement | null>,
  lost: (sectionId: string, text: string) => void,
): NewUnits {
  const waiting = useRef<Waiting | null>(null);
  return useMemo(() => {
    const caught = (): string => {
      const field = catcher.current;
      const text = field?.value ?? '';
      field?.setRangeText('', 0, text.length);
      return text;
    };
    return {
      ask: (input, sectionId, typed) => {
        if (waiting.current) return;
        const asked: Waiting = { sectionId, unitId: null };
        waiting.current = asked;
        caught();
        catcher.current?.focus({ preventScroll: true });
        void actions.add({ ...input, text: typed }).then((id) => {
          asked.unitId = parseId<UnitId>(id) ?? null;
          if (asked.unitId !== null) return;
          waiting.current = null;
          lost(sectionId, typed + caught());
        });
      },
      arrived: (editor, session) => {
        const unitId = waiting.current?.unitId;
        const unit = unitId && session.live(unitId);
        if (!unitId || !unit) return;
        waiting.current = null;
        appendTyped(unitId, unit, caught());
        editor.focusUnit(unitId, 'end');
      },
    };
  }, [actions, catcher, lost]);
}
