import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/index.js';
import { CasesModule } from './cases/index.js';
import { ClocksModule } from './clocks/index.js';
import { ConferencesModule } from './conferences/index.js';
import { CopiesModule } from './copies/index.js';
import { DeedsModule } from './deeds/index.js';
import { DecisionsModule } from './decisions/index.js';
import { EmergenciesModule } from './emergencies/index.js';
import { GridModule } from './grid/index.js';
import { FilesModule } from './files/index.js';
import { HistoryModule } from './history/index.js';
import { IdentityModule } from './identity/index.js';
import { MeansModule } from './means/index.js';
import { MinutesModule } from './minutes/index.js';
import { NoticesModule } from './notices/index.js';
import type { Config } from './platform/config/config.js';
import { SouladGraphqlModule } from './platform/graphql/graphql.module.js';
import { PlansModule } from './plans/index.js';
import { PlatformModule } from './platform/platform.module.js';
import { RealtimeModule } from './realtime/index.js';
import { RecordsModule } from './records/index.js';
import { RegisterModule } from './register/index.js';
import { SearchModule } from './search/index.js';
import { SharingModule } from './sharing/index.js';
import { SignoffsModule } from './signoffs/index.js';
import { TalkModule } from './talk/index.js';
import { TasksModule } from './tasks/index.js';

/** Features in the order of the imports they are allowed: lower ones first. */
const FEATURES = [
  AuditModule,
  NoticesModule,
  IdentityModule,
  MeansModule,
  SharingModule,
  EmergenciesModule,
  ClocksModule,
  CasesModule,
  ConferencesModule,
  FilesModule,
  RecordsModule,
  RegisterModule,
  GridModule,
  TalkModule,
  HistoryModule,
  DecisionsModule,
  MinutesModule,
  PlansModule,
  SignoffsModule,
  TasksModule,
  RealtimeModule,
  SearchModule,
  CopiesModule,
  DeedsModule,
];

/** The whole server over one configuration. */
@Module({})
export class AppModule {
  static over(config: Config): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.over(config), ...FEATURES, SouladGraphqlModule] };
  }
}
