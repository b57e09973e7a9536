import type { ClockPort } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { databaseUrl } from '../database/data-source.js';
import type { Bus } from './bus.js';
import { PostgresBus } from './postgres-bus.js';
import { RedisBus } from './redis-bus.js';

/** The bus of a configuration: the database's own, or Redis where one is named. */
export function busOf(config: Config, clock: ClockPort): Bus {
  const own = new PostgresBus(databaseUrl(config), clock);
  return config.redisUrl === null ? own : new RedisBus(config.redisUrl, clock, own);
}
