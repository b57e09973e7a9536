import { Inject, Module } from '@nestjs/common';
import type { RequestContext } from '../platform/context.js';
import { type NoticePlace, NoticeSubjects } from '../platform/notices.js';
import { DecisionResolver } from './decision.resolver.js';
import { requestRow } from './read-requests.js';

@Module({ providers: [DecisionResolver] })
export class DecisionsModule {
  constructor(@Inject(NoticeSubjects) subjects: NoticeSubjects) {
    subjects.register('access_request', requestSubject);
  }
}

async function requestSubject(ctx: RequestContext, ids: readonly string[]): Promise<ReadonlyMap<string, NoticePlace>> {
  const places = new Map<string, NoticePlace>();
  for (const id of ids) {
    const row = await requestRow(ctx, id);
    if (row) places.set(id, { conferenceId: null, recordId: null, unitId: null, byParty: null });
  }
  return places;
}
