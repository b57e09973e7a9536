import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { CaseId, Instant, PartyId, ReleaseId } from '@soulad/shared/ids';
import { type Category, SEE, type See } from '@soulad/shared/policy';
import { Presented } from '../platform/graphql/access.js';
import { CategoryEnum } from '../platform/graphql/enums.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { PassageRefView } from '../register/index.js';
import { PartyMarkView } from '../sharing/index.js';

// Decoder: the entries are made from the list itself, so every word has its key.
const ShareLevel = Object.fromEntries(SEE.map((see) => [see, see])) as Readonly<Record<See, See>>;
registerEnumType(ShareLevel, {
  name: 'ShareLevel',
  description:
    'yes: sees. own: what concerns it. release: with a release. decision: after a decision. never. block: hard block.',
});

@Presented()
@ObjectType('Narrowing', { description: 'A cell that the convener narrowed for this case.' })
export class NarrowingView {
  @Field(() => ID) id: string;
  @Field(() => ShareLevel) level: See;
  @Field(() => String) reason: string;
  @Field(() => String) decidedBy: string;
  @Field(() => InstantScalar) from: Instant;
  @Field(() => InstantScalar, { nullable: true }) liftedAt: Instant | null;
  @Field(() => String, { nullable: true }) liftReason: string | null;
}

@Presented()
@ObjectType('CellRelease', { description: 'A release in force that lets this seat hear this category.' })
export class CellReleaseView {
  @Field(() => ID) id: ReleaseId;
  @Field(() => InstantScalar, { nullable: true, description: 'null = without end.' }) until: Instant | null;
}

@Presented()
@ObjectType('GridCell')
export class GridCellView {
  @Field(() => ID) partyId: PartyId;
  @Field(() => ShareLevel, { description: 'In force now.' }) level: See;
  @Field(() => ShareLevel, { description: 'Of the default rules.' }) defaultLevel: See;
  @Field(() => String, { description: 'no, consent or yes: whether the seat brings the category itself.' })
  brings: string;
  @Field(() => String, { nullable: true }) condition: string | null;
  @Field(() => String, { nullable: true }) note: string | null;
  @Field(() => String) basis: string;
  @Field(() => Boolean, { description: 'The viewer may narrow this cell.' }) mayNarrow: boolean;
  @Field(() => [NarrowingView]) narrowings: NarrowingView[];
  @Field(() => [CellReleaseView], { description: 'As far as the viewer may know of them.' })
  releases: CellReleaseView[];
  @Field(() => Int, { description: 'Passages by decision open to this seat, of those that the viewer may read.' })
  letIn: number;
  @Field(() => Int, { description: 'Passages by decision closed to this seat, of those that the viewer may read.' })
  takenOut: number;
  @Field(() => Int, { description: 'Of the passages that the viewer may read: how many this seat reads.' })
  reads: number;
}

@Presented()
@ObjectType('GridRow')
export class GridRowView {
  @Field(() => CategoryEnum) category: Category;
  @Field(() => Int, { description: 'Passages of the category that the viewer may read.' }) passages: number;
  @Field(() => [GridCellView]) cells: GridCellView[];
}

@Presented()
@ObjectType('SharingGrid', { description: 'Seats and categories of one case, as far as the viewer may know.' })
export class SharingGridView {
  @Field(() => ID) caseId: CaseId;
  @Field(() => String) matrixVersion: string;
  @Field(() => [PartyMarkView]) parties: PartyMarkView[];
  @Field(() => [GridRowView]) rows: GridRowView[];
  @Field(() => Boolean) mayNarrow: boolean;
  @Field(() => Boolean, { description: 'Every column that may be known; otherwise the own one, and `others`.' })
  whole: boolean;
  @Field(() => [PartyMarkView], { description: 'Seats that the viewer may know of and whose columns are not shown.' })
  others: PartyMarkView[];
  @Field(() => [GridRowView], { description: 'What the rules give to `others` of what the viewer brings.' })
  ownWords: GridRowView[];
}

@Presented()
@ObjectType('CellEffect', { description: 'What a change would do, over passages that the viewer may read.' })
export class CellEffectView {
  @Field(() => PartyMarkView) party: PartyMarkView;
  @Field(() => [PassageRefView], { description: 'Passages that this seat would lose.' }) loses: PassageRefView[];
  @Field(() => Int, { description: 'Passages of the category that it would keep.' }) keeps: number;
}

@InputType()
export class CellInput {
  @Field(() => ID) partyId: PartyId;
  @Field(() => CategoryEnum) category: Category;
  @Field(() => ShareLevel) level: See;
}
