import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import type { UnitContent } from '@soulad/shared/doc';
import type { Instant, RecordId, SectionId, UnitId } from '@soulad/shared/ids';
import { Presented } from '../platform/graphql/access.js';
import { InstantScalar, JsonScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';
import type { BlockKind, RunKind } from './diff-content.js';
import type { VersionKind } from './unit-versions.js';

@Presented()
@ObjectType('UnitVersion', { description: 'A state of a text that the viewer may read.' })
export class VersionView {
  @Field(() => String) id: string;
  @Field(() => String, { description: 'begun, edited or cut.' }) kind: VersionKind;
  @Field(() => InstantScalar) since: Instant;
  @Field(() => InstantScalar) at: Instant;
  @Field(() => PartyMarkView, { nullable: true }) party: PartyMarkView | null;
  @Field(() => [String]) persons: string[];
}

@Presented()
@ObjectType('UnitHistory')
export class UnitHistoryView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => [VersionView], { description: 'Newest first.' }) versions: VersionView[];
  @Field(() => Boolean, { description: 'The viewer may write an earlier text anew.' }) mayRestore: boolean;
}

@Presented()
@ObjectType('DiffRun')
export class DiffRunView {
  @Field(() => String, { description: 'same, added or removed.' }) kind: RunKind;
  @Field(() => String) text: string;
}

@Presented()
@ObjectType('DiffBlock')
export class DiffBlockView {
  @Field(() => String, { description: 'paragraph, heading, item or quote.' }) kind: BlockKind;
  @Field(() => [DiffRunView]) runs: DiffRunView[];
}

@Presented()
@ObjectType('UnitDiff', { description: 'Two texts that the viewer may read, compared word by word.' })
export class UnitDiffView {
  @Field(() => VersionView, { nullable: true, description: 'Null: nothing was there before.' })
  from: VersionView | null;
  @Field(() => VersionView) to: VersionView;
  @Field(() => [DiffBlockView]) blocks: DiffBlockView[];
  @Field(() => JsonScalar, { description: 'The later text whole.' }) content: UnitContent;
}

@Presented()
@ObjectType('RecordHistoryEntry')
export class RecordHistoryEntryView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => String) ordinal: string;
  @Field(() => ID) sectionId: SectionId;
  @Field(() => VersionView) version: VersionView;
}

@Presented()
@ObjectType('RecordHistory')
export class RecordHistoryView {
  @Field(() => ID) recordId: RecordId;
  @Field(() => [RecordHistoryEntryView], { description: 'Newest first, the latest hundred.' })
  entries: RecordHistoryEntryView[];
}

@ArgsType()
export class UnitDiffArgs {
  @Field(() => ID) unitId: string;
  @Field(() => String) to: string;
  @Field(() => String, { nullable: true, description: 'Left out: the version before.' }) from?: string | null;
}
