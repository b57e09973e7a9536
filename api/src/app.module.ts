import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/index.js';
import { IdentityModule } from './identity/index.js';
import type { Config } from './platform/config/config.js';
import { SouladGraphqlModule } from './platform/graphql/graphql.module.js';
import { PlatformModule } from './platform/platform.module.js';

/** Features in the order of the imports they are allowed: lower ones first. */
const FEATURES = [AuditModule, IdentityModule];

/** The whole server over one configuration. */
@Module({})
export class AppModule {
  static over(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.over(config), ...FEATURES, SouladGraphqlModule] };
  }
}
