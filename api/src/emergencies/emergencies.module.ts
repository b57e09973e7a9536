import { Inject, Module } from '@nestjs/common';
import { MeansModule } from '../means/index.js';
import { NoticeSubjects } from '../platform/notices.js';
import { emergencyRows } from './emergencies.repository.js';
import { EmergencyClock } from './emergency-clock.js';
import { EmergencyResolver } from './emergency.resolver.js';

@Module({ imports: [MeansModule], providers: [EmergencyResolver, EmergencyClock], exports: [EmergencyClock] })
export class EmergenciesModule {
  constructor(@Inject(NoticeSubjects) subjects: NoticeSubjects) {
    const nowhere = { conferenceId: null, recordId: null, unitId: null, byParty: null };
    subjects.register('emergency', async (ctx, ids) => {
      const rows = await emergencyRows(ctx);
      return new Map(rows.filter((row) => ids.includes(row.id)).map((row) => [row.id, nowhere]));
    });
  }
}
