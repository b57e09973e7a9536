import { ProductError } from '@soulad/shared/errors';
import type { CaseId, CopyId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { CopyDocument } from './document.js';
import type { CopyFormat } from './render/main.js';
import type { PdfStandard } from './render/pdf.js';
import type { CopyKind } from './words.js';

/** What was asked for. */
export interface CopyOrder {
  readonly id: CopyId;
  readonly caseId: CaseId;
  /** Null for what belongs to the case as a whole. */
  readonly recordId: RecordId | null;
  /** Of a certificate: a stay of the person it is about. */
  readonly attendanceId: string | null;
  /** Whom it is for. */
  readonly partyId: PartyId;
  /** The asker's own copy; otherwise the convener makes it for another party. */
  readonly own: boolean;
  readonly kind: CopyKind;
  readonly format: CopyFormat;
  readonly standard: PdfStandard;
  readonly formal: boolean;
}

/** The record that is copied. @throws ProductError NOT_FOUND for a copy of none */
export function recordOf({ recordId }: CopyOrder): RecordId {
  if (recordId === null) throw new ProductError('NOT_FOUND');
  return recordId;
}

/** For whom it is read, beside the asker: nobody, for the own one. */
export function readerOf({ own, partyId }: CopyOrder): PartyId | null {
  return own ? null : partyId;
}

/** A passage that went into a copy, in the generation that was read. */
export interface CopiedUnit {
  readonly unitId: UnitId;
  readonly gen: number;
}

/** A document with the passages it was made of. */
export interface DrawnCopy {
  readonly document: CopyDocument;
  readonly units: readonly CopiedUnit[];
}
