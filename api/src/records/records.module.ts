import { Module } from '@nestjs/common';
import { SharingModule } from '../sharing/index.js';
import { RecordResolver } from './record.resolver.js';
import { UnitResolver } from './unit.resolver.js';

@Module({ imports: [SharingModule], providers: [RecordResolver, UnitResolver] })
export class RecordsModule {}
