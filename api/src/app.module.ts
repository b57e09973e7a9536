import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/index.js';
import { CasesModule } from './cases/index.js';
import { ConferencesModule } from './conferences/index.js';
import { IdentityModule } from './identity/index.js';
import type { Config } from './platform/config/config.js';
import { SouladGraphqlModule } from './platform/graphql/graphql.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { RealtimeModule } from './realtime/index.js';
import { RecordsModule } from './records/index.js';
import { SharingModule } from './sharing/index.js';

/** Features in the order of the imports they are allowed: lower ones first. */
const FEATURES = [
  AuditModule,
  IdentityModule,
  SharingModule,
  CasesModule,
  ConferencesModule,
  RecordsModule,
  RealtimeModule,
];

/** The whole server over one configuration. */
@Module({})
export class AppModule {
  static over(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.over(config), ...FEATURES, SouladGraphqlModule] };
  }
}
