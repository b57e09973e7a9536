import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { CaseId, ConferenceId, Instant, TaskId, UnitId } from '@soulad/shared/ids';
import type { Category } from '@soulad/shared/policy';
import { AttachmentView } from '../files/index.js';
import { UserRefView } from '../identity/index.js';
import { Presented } from '../platform/graphql/access.js';
import { CategoryEnum } from '../platform/graphql/enums.js';
import { DayScalar, InstantScalar } from '../platform/graphql/scalars.js';
import { PartyMarkView } from '../sharing/index.js';

@Presented()
@ObjectType('TaskStep')
export class TaskStepView {
  @Field(() => ID) id: string;
  @Field(() => String) state: string;
  @Field(() => InstantScalar) at: Instant;
  @Field(() => PartyMarkView, { nullable: true }) party: PartyMarkView | null;
  @Field(() => String, { nullable: true, description: 'Reason, or the proof.' }) words: string | null;
  @Field(() => [AttachmentView], { description: 'Files handed in with the step.' }) files: AttachmentView[];
}

@Presented()
@ObjectType('TaskNext', { description: 'A step open to the viewer.' })
export class TaskNextView {
  @Field(() => String) state: string;
  @Field(() => [String], { description: 'reason, proof, outcome: what has to be said with it.' }) needs: string[];
}

@Presented()
@ObjectType('TaskSource', { description: 'The passage that the task came from, for whoever reads it.' })
export class TaskSourceView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => ID, { nullable: true }) conferenceId: ConferenceId | null;
}

@Presented()
@ObjectType('Task', { description: 'Read by its issuer, its owner and its checker.' })
export class TaskView {
  @Field(() => ID) id: TaskId;
  @Field(() => ID) caseId: CaseId;
  @Field(() => String) familyName: string;
  @Field(() => String) fileMark: string;
  @Field(() => Int, { nullable: true, description: 'Among the own tasks of the viewer, as their calendar calls it.' })
  number: number | null;
  @Field(() => String) title: string;
  @Field(() => String) detail: string;
  @Field(() => String) proofWanted: string;
  @Field(() => DayScalar) dueOn: string;
  @Field(() => Int, { description: 'Days until the day; negative afterwards.' }) daysLeft: number;
  @Field(() => String) state: string;
  @Field(() => String, { nullable: true, description: 'changed or notDone.' }) outcome: string | null;
  @Field(() => Boolean) overdue: boolean;
  @Field(() => Boolean) open: boolean;
  @Field(() => InstantScalar) issuedAt: Instant;
  @Field(() => PartyMarkView) owner: PartyMarkView;
  @Field(() => PartyMarkView, { nullable: true }) checker: PartyMarkView | null;
  @Field(() => PartyMarkView, { nullable: true }) issuedBy: PartyMarkView | null;
  @Field(() => String, { nullable: true, description: 'Who inside the owner does it.' }) personName: string | null;
  @Field(() => [UserRefView], { description: 'Whom the owner may name, for the owner.' }) people: UserRefView[];
  @Field(() => TaskSourceView, { nullable: true }) source: TaskSourceView | null;
  @Field(() => String, {
    nullable: true,
    description: 'Why words were left that a hidden passage has, for the issuer.',
  })
  confirmed: string | null;
  @Field(() => [TaskStepView]) steps: TaskStepView[];
  @Field(() => [AttachmentView], { description: 'Files that wait to be handed in, for the owner.' })
  files: AttachmentView[];
  @Field(() => [TaskNextView]) next: TaskNextView[];
  @Field(() => Boolean, { description: 'The viewer sits for the owner.' }) mine: boolean;
  @Field(() => Boolean, { description: 'The viewer sits for the checker.' }) checks: boolean;
}

@Presented()
@ObjectType('TaskLeak', { description: 'A passage that the task would tell its readers of, and they may not read it.' })
export class TaskLeakView {
  @Field(() => ID) unitId: UnitId;
  @Field(() => CategoryEnum, { nullable: true }) category: Category | null;
  @Field(() => String, { description: 'Beginning of the passage.' }) excerpt: string;
  @Field(() => [String], { description: 'Words of the task that stand in it.' }) words: string[];
  @Field(() => Boolean, { description: 'Other words must be found; nobody may confirm these.' }) blocked: boolean;
}

@Presented()
@ObjectType('IssuedTask')
export class IssuedTaskView {
  @Field(() => TaskView, { nullable: true, description: 'Null: not issued, for what it would tell.' })
  task: TaskView | null;
  @Field(() => [TaskLeakView]) leaks: TaskLeakView[];
}

@Presented()
@ObjectType('CalendarFeed')
export class CalendarFeedView {
  @Field(() => InstantScalar, { nullable: true, description: 'Since when an address is live; null for none.' })
  since: Instant | null;
  @Field(() => String, {
    nullable: true,
    description: 'Secret end of the address /calendar/…, told once, when it is made.',
  })
  token: string | null;
}

@InputType()
export class TaskWordsInput {
  @Field(() => ID) caseId: string;
  @Field(() => ID, { description: 'Who does it.' }) ownerPartyId: string;
  @Field(() => ID, { nullable: true, description: 'Who verifies it; the convening party when left out.' })
  checkerPartyId?: string | null;
  @Field(() => String) title: string;
  @Field(() => String, { nullable: true }) detail?: string | null;
  @Field(() => String, { nullable: true }) proofWanted?: string | null;
}

@InputType()
export class IssueTaskInput extends TaskWordsInput {
  @Field(() => DayScalar) dueOn: string;
  @Field(() => ID, { nullable: true, description: 'The passage or measure it comes from.' }) unitId?: string | null;
  @Field(() => String, { nullable: true, description: 'Why words that a hidden passage has are left as they are.' })
  confirmReason?: string | null;
}

@InputType()
export class StepTaskInput {
  @Field(() => ID) taskId: string;
  @Field(() => String) to: string;
  @Field(() => String, { nullable: true, description: 'Reason, or the proof.' }) words?: string | null;
  @Field(() => String, { nullable: true, description: 'changed or notDone.' }) outcome?: string | null;
}
