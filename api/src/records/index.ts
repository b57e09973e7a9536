/**
 * Records and their units. Invariants: structure changes by commands only, one transaction each; `presentRecord` is the
 * only presenter; ranks, gaps and counts over hidden units never leave the server [I1]; reads are noted before they are
 * answered [I10].
 */
export { RecordsModule } from './records.module.js';
export { acceptScribed } from './accept-scribed.js';
export { addUnit, type Authorship, draftUnit } from './add-unit.js';
export { allowParty, type Allowance } from './allow-party.js';
export { carveUnit } from './carve-unit.js';
export { type HeldUnit, holdUnit, regenerate } from './regenerate.js';
export { deleteUnit } from './delete-unit.js';
export { moveUnit } from './move-unit.js';
export { narrowUnit } from './narrow-unit.js';
export {
  keeping,
  manifestForCopy,
  presentForCopy,
  readRecord,
  readRecordAs,
  readRecordProjected,
} from './read-record.js';
export { relabelUnit } from './relabel-unit.js';
export { shareUnit } from './share-unit.js';
export { withdrawUnit } from './withdraw-unit.js';
export { contentsOf } from './unit-content.js';
export { carriedDecisions } from './carried-decisions.js';
export { passageText } from './passage-text.js';
export { PassageInput } from './carve.graphql.js';
export { requireReason } from './reason.js';
export { requireStep, unitStep, type UnitStep } from './unit-step.js';
export { readUnit } from './read-unit.js';
export { manifestRev, presentRecord } from './present-record.js';
export {
  addsTo,
  type Manifest,
  type ManifestUnit,
  mayAdd,
  mayDissent,
  readManifest,
  readManifestOf,
  unitIn,
} from './read-manifest.js';
export { sealedState } from './regenerate.js';
export { recordOfUnit } from './record.repository.js';
export { type Readers, readersOf } from './readers.js';
export { idArgument } from './id-argument.js';
export { AddUnitInput, RecordView, SectionView, UnitView } from './record.graphql.js';
