import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Bus } from './bus/bus.js';
import { busOf } from './bus/bus-of.js';
import { ClockPort, IdSource, SystemClock, SystemIds } from './clock/clock.js';
import { ContextTools } from './context-tools.js';
import { Config } from './config/config.js';
import { Database } from './database/database.js';
import { appDataSource } from './database/data-source.js';
import { Announcements } from './events.js';
import { Gauges } from './metrics/gauges.js';
import { MetricsServer } from './metrics/metrics-server.js';
import { OwnFigures } from './metrics/own-figures.js';
import { NoticeSubjects } from './notices.js';
import { CaseKeys, KeyFile, KeyPort, Vault } from './keys/index.js';
import { OneErrorShape } from './http/one-error-shape.js';
import { RouteGate } from './http/route-access.js';
import { DayScalar, InstantScalar } from './graphql/scalars.js';

/** What every feature stands on; global, so that features need not name it. */
@Global()
@Module({})
export class PlatformModule {
  /** The platform over one checked configuration. */
  static over(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: Config, useValue: config },
        { provide: DataSource, useFactory: () => appDataSource(config) },
        { provide: ClockPort, useClass: SystemClock },
        { provide: IdSource, useClass: SystemIds },
        { provide: KeyPort, useFactory: (ids: IdSource) => new KeyFile(config.keys, ids), inject: [IdSource] },
        CaseKeys,
        Vault,
        ContextTools,
        Database,
        { provide: Bus, useFactory: busOf, inject: [Config, ClockPort] },
        Announcements,
        ...[Gauges, OwnFigures, MetricsServer],
        NoticeSubjects,
        { provide: APP_FILTER, useClass: OneErrorShape },
        RouteGate,
        { provide: APP_GUARD, useExisting: RouteGate },
        InstantScalar,
        DayScalar,
      ],
      exports: [
        Config,
        ClockPort,
        IdSource,
        Database,
        Announcements,
        NoticeSubjects,
        DataSource,
        Gauges,
        Bus,
        KeyPort,
        Vault,
        RouteGate,
      ],
    };
  }
}
