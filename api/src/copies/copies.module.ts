import { Module } from '@nestjs/common';
import { MeansModule } from '../means/index.js';
import { CopiesController } from './copies.controller.js';
import { CopiesResolver } from './copies.resolver.js';
import { CopyWorker } from './copy-worker.js';

@Module({ imports: [MeansModule], controllers: [CopiesController], providers: [CopiesResolver, CopyWorker] })
export class CopiesModule {}
