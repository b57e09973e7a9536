import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { ClockPort, IdSource, SystemClock, SystemIds } from './clock/clock.js';
import { Config } from './config/config.js';
import { Database } from './database/database.js';
import { appDataSource } from './database/data-source.js';
import { Announcements } from './events.js';
import { OneErrorShape } from './http/one-error-shape.js';
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
        Database,
        Announcements,
        { provide: APP_FILTER, useClass: OneErrorShape },
        InstantScalar,
        DayScalar,
      ],
      exports: [Config, ClockPort, IdSource, Database, Announcements, DataSource],
    };
  }
}
