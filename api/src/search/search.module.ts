import { Module } from '@nestjs/common';
import { SearchResolver } from './search.resolver.js';
import { SearchTexts } from './search-texts.js';

@Module({ providers: [SearchResolver, SearchTexts] })
export class SearchModule {}
