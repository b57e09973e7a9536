import type { UnitId } from '@soulad/shared/ids';
import type { MinutesState } from '@soulad/shared/workflow';
import type { LiveScene } from './live-scene.js';
import type { SitterKey } from './live-table.js';

export const REVIEW =
  'mutation ($id: ID!, $reason: String) { reviewMinutes(recordId: $id, reason: $reason) { state } }';
export const CHECK = 'mutation ($id: ID!) { checkMinutesLabels(recordId: $id) { labelsCheckedAt } }';
export const COMMENTS =
  'mutation ($id: ID!, $days: Int!) { openMinutesComments(recordId: $id, workingDays: $days) { state } }';
export const EXTEND =
  'mutation ($id: ID!, $until: Day!) { extendMinutesComments(recordId: $id, until: $until) { comments { until } } }';
export const ASSENT = 'mutation ($id: ID!) { sayNoComments(recordId: $id) { noCommentsSaid } }';
export const CLOSE = 'mutation ($id: ID!) { closeMinutes(recordId: $id) { state } }';
export const CORRECT =
  'mutation ($id: ID!, $reason: String!) { correctMinutes(recordId: $id, reason: $reason) { recordId } }';
export const DISSENT =
  'mutation ($id: ID!, $input: DissentInput!) { recordDissent(recordId: $id, input: $input) { dissents { unitId epoch draft } } }';
export const QUESTIONS = `query ($id: ID!) { minutesQuestions(recordId: $id) { unitId ordinal rule suggested waivedFor party { label } } }`;
export const WAIVE = `mutation ($id: ID!, $unitId: ID!, $rule: String!, $reason: String!) {
  waiveMinutesQuestion(recordId: $id, unitId: $unitId, rule: $rule, reason: $reason) { rule waivedFor } }`;
export const MINUTES = `query ($id: ID!) { minutes(recordId: $id) { recordId state version nextSteps readyBy labelsCheckedAt noCommentsSaid closedAt
  comments { from until days left over } withoutComments { label } waitingFor { label } versions { recordId version state }
  dissents { unitId ordinal text draft epoch aboutUnitId aboutOrdinal party { label } willSee { label } }
  may { lead sayNoComments dissent close } } }`;

export interface Question {
  readonly unitId: UnitId;
  readonly rule: string;
  readonly waivedFor: string | null;
}

/** The minutes of a live table on their way. */
export class MinutesScene {
  constructor(readonly scene: LiveScene) {}

  get id() {
    return this.scene.table.recordId;
  }

  endMeeting(): Promise<object> {
    const { conferenceId } = this.scene.table;
    return this.scene.ask('worker', 'mutation ($id: ID!) { stepConference(id: $id, to: ended) { id } }', {
      id: conferenceId,
    });
  }

  async questions(by: SitterKey = 'worker'): Promise<readonly Question[]> {
    const { minutesQuestions } = await this.scene.ask<{ minutesQuestions: Question[] }>(by, QUESTIONS, { id: this.id });
    return minutesQuestions;
  }

  /** Takes the minutes to this state from where they begin, everything asked on the way waved through. */
  async bring(to: MinutesState): Promise<void> {
    const { scene, id } = this;
    await this.endMeeting();
    await scene.ask('worker', REVIEW, { id });
    if (to === 'in-review') return;
    for (const { unitId, rule } of await this.questions())
      await scene.ask('worker', WAIVE, { id, unitId, rule, reason: 'probráno u stolu' });
    await scene.ask('worker', CHECK, { id });
    await scene.ask('worker', COMMENTS, { id, days: 10 });
    if (to === 'for-comments') return;
    await this.allAssent();
    await scene.ask('worker', CLOSE, { id });
  }

  /** Every party asked to the meeting says that it has no comments. */
  async allAssent(): Promise<void> {
    for (const by of ['teacher', 'ngo', 'adviser', 'mother', 'father'] as const)
      await this.scene.ask(by, ASSENT, { id: this.id });
  }
}
