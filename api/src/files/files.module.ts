import { Module } from '@nestjs/common';
import { FilesController } from './files.controller.js';
import { FilesResolver } from './files.resolver.js';

@Module({ controllers: [FilesController], providers: [FilesResolver] })
export class FilesModule {}
