import { Module } from '@nestjs/common';
import { CopiesController } from './copies.controller.js';
import { CopiesResolver } from './copies.resolver.js';
import { CopyWorker } from './copy-worker.js';

@Module({ controllers: [CopiesController], providers: [CopiesResolver, CopyWorker] })
export class CopiesModule {}
