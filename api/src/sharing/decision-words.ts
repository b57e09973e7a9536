import type { CaseId } from '@soulad/shared/ids';
import type { Sealing } from '../platform/context.js';
import { WORD_PLACES } from '../platform/keys/index.js';

/** Seals the reason of a decision about a unit. @param id of the decision */
export function sealReason(at: Sealing, caseId: CaseId, id: string, words: string): Promise<Buffer> {
  return at.seal(caseId, WORD_PLACES.overrideReason(id), Buffer.from(words, 'utf8'));
}

/** @throws {ProductError} ERASED, UNREADABLE */
export async function openReason(at: Sealing, caseId: CaseId, id: string, sealed: Uint8Array): Promise<string> {
  return (await at.open(caseId, WORD_PLACES.overrideReason(id), sealed)).toString('utf8');
}
