import { Inject, Module } from '@nestjs/common';
import { NoticeSubjects } from '../platform/notices.js';
import { SharingModule } from '../sharing/index.js';
import { CarveResolver } from './carve.resolver.js';
import { RecordResolver } from './record.resolver.js';
import { unitPlaces } from './unit-places.js';
import { UnitResolver } from './unit.resolver.js';

@Module({ imports: [SharingModule], providers: [RecordResolver, UnitResolver, CarveResolver] })
export class RecordsModule {
  constructor(@Inject(NoticeSubjects) subjects: NoticeSubjects) {
    subjects.register('unit', unitPlaces);
  }
}
