import { Inject, Module } from '@nestjs/common';
import { NoticeSubjects } from '../platform/notices.js';
import { MinutesResolver } from './minutes.resolver.js';
import { recordPlaces } from './record-places.js';

@Module({ providers: [MinutesResolver] })
export class MinutesModule {
  constructor(@Inject(NoticeSubjects) subjects: NoticeSubjects) {
    subjects.register('record', recordPlaces);
  }
}
