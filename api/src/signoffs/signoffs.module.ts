import { Inject, Module } from '@nestjs/common';
import type { RequestContext } from '../platform/context.js';
import { MeansModule } from '../means/index.js';
import { type NoticePlace, NoticeSubjects } from '../platform/notices.js';
import { BundleController } from './bundle.controller.js';
import { findRound } from './signoffs.repository.js';
import { SignoffResolver } from './signoff.resolver.js';

@Module({ imports: [MeansModule], controllers: [BundleController], providers: [SignoffResolver] })
export class SignoffsModule {
  constructor(@Inject(NoticeSubjects) subjects: NoticeSubjects) {
    subjects.register('signoff_round', roundSubject);
  }
}

async function roundSubject(ctx: RequestContext, ids: readonly string[]): Promise<ReadonlyMap<string, NoticePlace>> {
  const places = new Map<string, NoticePlace>();
  for (const id of ids) {
    const round = await findRound(ctx, id);
    if (round) places.set(id, { conferenceId: null, recordId: round.recordId, unitId: null, byParty: null });
  }
  return places;
}
