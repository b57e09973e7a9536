import { Module } from '@nestjs/common';
import { ClocksResolver } from './clocks.resolver.js';

@Module({ providers: [ClocksResolver] })
export class ClocksModule {}
