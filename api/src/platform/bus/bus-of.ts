import type { ClockPort } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { databaseUrl } from '../database/data-source.js';
import { BesideDatabase } from './beside-database.js';
import type { Bus } from './bus.js';
import { postgresLine } from './postgres-line.js';
import { ReconnectingBus } from './reconnecting-bus.js';
import { redisLine } from './redis-line.js';

/** The bus of a configuration: the database's own, or Redis beside it where one is named. */
export function busOf(config: Config, clock: ClockPort): Bus {
  const database = new ReconnectingBus(postgresLine(databaseUrl(config)), clock);
  if (config.redisUrl === null) return database;
  return new BesideDatabase(new ReconnectingBus(redisLine(config.redisUrl), clock), database);
}
