import { Module } from '@nestjs/common';
import { CaseResolver } from './case.resolver.js';
import { PartyResolver } from './party.resolver.js';

@Module({ providers: [CaseResolver, PartyResolver] })
export class CasesModule {}
