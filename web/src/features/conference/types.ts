/** Short names of what the server answers on this screen. */
import type {
  ConferencePartsFragment,
  ProjectionFragment,
  ReasonFragment,
  RecordQuery,
  SharePreviewQuery,
  UnitPartsFragment,
  WhoSeesQuery,
} from '../../generated/graphql.gen.js';

export type Conference = ConferencePartsFragment;
export type Sitting = Conference['sittings'][number];
export type RecordOutline = RecordQuery['record'];
export type RecordSection = RecordOutline['sections'][number];
export type Unit = UnitPartsFragment;
export type WhoSees = WhoSeesQuery['whoSees'];
export type SharePreview = SharePreviewQuery['sharePreview'];
export type AudienceReason = ReasonFragment;
export type Projection = ProjectionFragment;
