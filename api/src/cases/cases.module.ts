import { Inject, Module } from '@nestjs/common';
import type { ReleaseId } from '@soulad/shared/ids';
import { ProductError } from '@soulad/shared/errors';
import { idFrom } from '../platform/input.js';
import { NoticeSubjects } from '../platform/notices.js';
import { CaseResolver } from './case.resolver.js';
import { PartyResolver } from './party.resolver.js';
import { readRelease } from './present-release.js';

const NOWHERE = { conferenceId: null, recordId: null, unitId: null, byParty: null };

@Module({ providers: [CaseResolver, PartyResolver] })
export class CasesModule {
  constructor(@Inject(NoticeSubjects) subjects: NoticeSubjects) {
    subjects.register('release', async (ctx, ids) => {
      const seen = await Promise.all(ids.map((id) => readRelease(ctx, idFrom<ReleaseId>(id)).then(() => id, hidden)));
      return new Map(seen.flatMap((id) => (id === undefined ? [] : [[id, NOWHERE]])));
    });
  }
}

function hidden(error: unknown): undefined {
  if (error instanceof ProductError && error.code === 'NOT_FOUND') return undefined;
  throw error;
}
