import type { ErrorCode } from '@soulad/shared/errors';
import type { HandedBack } from '../../realtime/index.js';
import type { HandedBackText } from './handed-back.js';

const CAUSES: Partial<Record<ErrorCode, HandedBackText['cause']>> = {
  REVOKED: 'narrowed',
  NOT_FOUND: 'narrowed',
  UNAUTHENTICATED: 'signedOut',
  SCHEMA_TOO_OLD: 'outdated',
  GEN_MISMATCH: 'replaced',
  SEALED: 'sealed',
  TOO_LARGE: 'tooLarge',
};

/** Refused text with the reason as its writer should hear it. */
export function handedBackTexts(refused: readonly HandedBack[]): HandedBackText[] {
  return refused.map(({ key, unitId, sectionId, code, text }) => ({
    key,
    sectionId,
    text,
    cause: unitId === null ? 'notMade' : (CAUSES[code] ?? 'changed'),
  }));
}
