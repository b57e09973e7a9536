import { createContext, useContext } from 'react';
import type { Failure } from '../../lib/index.js';

/** Why a command was not carried out; `UNSAVED`: the text it is about has not been committed yet. */
export type Refused = Failure['code'] | 'UNSAVED';

/** What every part of the open record may ask of the page. */
export interface RecordDesk {
  readonly recordId: string;
  /** Case into whose plan passages are taken; null in the plan itself. */
  readonly caseId: string | null;
  /** Reads the viewer's outline again; changes that arrive meanwhile are read once. */
  readonly refetch: () => void;
  /** Waits until everything typed into the unit is committed. False when it could not be saved now. */
  readonly settle: (unitId: string) => Promise<boolean>;
  /** The viewer takes the unit away: that it leaves is no news. */
  readonly takesBack: (unitId: string) => void;
  /** Says a refusal in words, at the place where such things are said. */
  readonly refused: (why: Refused) => void;
  /** Says what was done, politely. */
  readonly done: (sentence: string) => void;
}

const RecordDeskContext = createContext<RecordDesk | null>(null);
export const RecordDeskProvider = RecordDeskContext.Provider;

/** The open record. Throws outside of one: a defect of the page, never of its data. */
export function useRecordDesk(): RecordDesk {
  const desk = useContext(RecordDeskContext);
  if (desk === null) throw new Error('no record is open here');
  return desk;
}
