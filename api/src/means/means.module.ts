import { Inject, Module } from '@nestjs/common';
import { NoticeSubjects } from '../platform/notices.js';
import { MeansResolver } from './means.resolver.js';
import { changesOf } from './means.repository.js';
import { Prover } from './prover.js';
import { RelyingParty } from './relying-party.js';

@Module({ providers: [MeansResolver, Prover, RelyingParty], exports: [Prover] })
export class MeansModule {
  constructor(@Inject(NoticeSubjects) subjects: NoticeSubjects) {
    const nowhere = { conferenceId: null, recordId: null, unitId: null, byParty: null };
    subjects.register('means_change', async (ctx, ids) => {
      const own = await changesOf(ctx);
      return new Map(own.filter(({ id }) => ids.includes(id)).map(({ id }) => [id, nowhere]));
    });
  }
}
