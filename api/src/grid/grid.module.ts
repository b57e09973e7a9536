import { Module } from '@nestjs/common';
import { GridResolver } from './grid.resolver.js';

@Module({ providers: [GridResolver] })
export class GridModule {}
