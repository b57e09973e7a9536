import { Module } from '@nestjs/common';
import { SharingClock } from './sharing-clock.js';

@Module({ providers: [SharingClock], exports: [SharingClock] })
export class SharingModule {}
