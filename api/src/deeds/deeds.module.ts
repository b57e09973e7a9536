import { Module } from '@nestjs/common';
import { MeansModule } from '../means/index.js';
import { DeedsController } from './deeds.controller.js';
import { TrustAnchors } from './trust-anchors.js';

@Module({ imports: [MeansModule], controllers: [DeedsController], providers: [TrustAnchors] })
export class DeedsModule {}
