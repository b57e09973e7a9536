import { Module } from '@nestjs/common';
import { FilePlaces } from './file-places.js';
import { FilesController } from './files.controller.js';
import { FilesResolver } from './files.resolver.js';

@Module({ controllers: [FilesController], providers: [FilesResolver, FilePlaces], exports: [FilePlaces] })
export class FilesModule {}
