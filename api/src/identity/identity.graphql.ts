import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { Instant } from '@soulad/shared/ids';
import type { PartyType } from '@soulad/shared/policy';
import { Presented } from '../platform/graphql/access.js';
import { type Locale, LocaleEnum, PartyTypeEnum } from '../platform/graphql/enums.js';
import { InstantScalar } from '../platform/graphql/scalars.js';

@Presented()
@ObjectType('Agency')
export class AgencyView {
  @Field(() => ID) id: string;
  @Field(() => String) type: string;
  @Field(() => String) name: string;
  @Field(() => String) shortName: string;
}

@Presented()
@ObjectType('UserRef')
export class UserRefView {
  @Field(() => ID) id: string;
  @Field(() => String) displayName: string;
}

@Presented()
@ObjectType('Membership')
export class MembershipView {
  @Field(() => ID) id: string;
  @Field(() => AgencyView, { nullable: true }) agency: AgencyView | null;
  @Field(() => String) role: string;
  @Field(() => String) profession: string;
}

@Presented()
@ObjectType('Viewer')
export class ViewerView {
  @Field(() => ID) userId: string;
  @Field(() => String) displayName: string;
  @Field(() => LocaleEnum) locale: Locale;
  @Field(() => ID) membershipId: string;
  @Field(() => AgencyView, { nullable: true }) agency: AgencyView | null;
  @Field(() => String) role: string;
  @Field(() => [MembershipView]) memberships: MembershipView[];
  @Field(() => Boolean, { description: 'Whether this server offers demo sign-in.' }) demo: boolean;
  @Field(() => String, { description: 'demo, production or test.' }) mode: string;
  @Field(() => Boolean) installationAdmin: boolean;
}

@Presented()
@ObjectType('Session', { description: 'A place where a person is signed in. No address of it is kept.' })
export class SessionView {
  @Field(() => ID) id: string;
  @Field(() => AgencyView, { nullable: true, description: 'Agency acted for; null for a family member.' })
  agency: AgencyView | null;
  @Field(() => String) role: string;
  @Field(() => InstantScalar) openedAt: Instant;
  @Field(() => InstantScalar) usedAt: Instant;
  @Field(() => InstantScalar, { description: 'When it ends if nobody uses it from now on.' }) expiresAt: Instant;
  @Field(() => Boolean, { description: 'The session of this very request.' }) current: boolean;
}

@Presented()
@ObjectType('AgencyMember')
export class AgencyMemberView {
  @Field(() => ID, { description: 'Of the membership.' }) id: string;
  @Field(() => UserRefView) user: UserRefView;
  @Field(() => String) role: string;
  @Field(() => String) profession: string;
  @Field(() => InstantScalar) since: Instant;
  @Field(() => [SessionView], { description: 'Sessions that act for the agency.' }) sessions: SessionView[];
}

@Presented()
@ObjectType('DemoPerson')
export class DemoPersonView {
  @Field(() => String) key: string;
  @Field(() => String) displayName: string;
  @Field(() => String) roleNote: string;
  @Field(() => String, { nullable: true }) agencyName: string | null;
  @Field(() => PartyTypeEnum, { nullable: true }) partyType: PartyType | null;
  @Field(() => String) story: string;
}

@InputType()
export class CreateAgencyInput {
  @Field(() => String, { description: 'One of the agency types of the glossary, e.g. ospod, school, ngo_sas.' })
  type: string;
  @Field(() => String) name: string;
  @Field(() => String) shortName: string;
}

@InputType()
export class CreateUserInput {
  @Field(() => String, { description: 'Small letters, digits, dots and hyphens; unique in the installation.' })
  login: string;
  @Field(() => String) displayName: string;
  @Field(() => String, { nullable: true, description: 'Without a password only demo sign-in opens the account.' })
  password?: string | null;
  @Field(() => LocaleEnum, { nullable: true }) locale?: Locale | null;
  @Field(() => ID, { nullable: true, description: 'Null for a family member, whose role is self.' })
  agencyId?: string | null;
  @Field(() => String, { description: 'worker, head, admin or self.' }) role: string;
  @Field(() => String, { nullable: true }) profession?: string | null;
}

@InputType()
export class AddMembershipInput {
  @Field(() => ID) userId: string;
  @Field(() => ID, { nullable: true }) agencyId?: string | null;
  @Field(() => String) role: string;
  @Field(() => String, { nullable: true }) profession?: string | null;
}
