import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { CaseId, ConferenceId, Instant, UnitId } from '@soulad/shared/ids';
import { Presented } from '../platform/graphql/access.js';
import { InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

/** Kinds of places a hit may lead to. */
export const HIT_KINDS = ['unit', 'comment', 'case', 'person', 'conference'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

@Presented()
@ObjectType('SnippetRun', { description: 'A piece of a snippet; `hit` marks words that were met.' })
export class SnippetRunView {
  @Field(() => String) text: string;
  @Field(() => Boolean) hit: boolean;
}

@Presented()
@ObjectType('SearchHit')
export class SearchHitView {
  @Field(() => String, { description: 'Names the hit within one answer.' }) key: string;
  @Field(() => String, { description: 'unit, comment, case, person or conference.' }) kind: HitKind;
  @Field(() => ID) caseId: CaseId;
  @Field(() => String) familyName: string;
  @Field(() => String) fileMark: string;
  @Field(() => ID, { nullable: true }) conferenceId: ConferenceId | null;
  @Field(() => ID, { nullable: true }) unitId: UnitId | null;
  @Field(() => String, { nullable: true, description: 'Heading of the section the passage stands in.' })
  heading: string | null;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => PartyMarkView, { nullable: true }) party: PartyMarkView | null;
  @Field(() => InstantScalar, { nullable: true }) at: Instant | null;
  @Field(() => [SnippetRunView]) snippet: SnippetRunView[];
}

@Presented()
@ObjectType('SearchResult', { description: 'All of it is computed over what the viewer may read now.' })
export class SearchView {
  @Field(() => Int) total: number;
  @Field(() => [SearchHitView]) hits: SearchHitView[];
  @Field(() => String, { nullable: true, description: 'Pass it as `after` for the next page.' }) next: string | null;
  @Field(() => [String], { description: 'Words near to those asked for, when nothing was found.' }) near: string[];
}

@ArgsType()
export class SearchArgs {
  @Field(() => String) text: string;
  @Field(() => ID, { nullable: true, description: 'One case only.' }) caseId?: string | null;
  @Field(() => String, { nullable: true }) after?: string | null;
}
