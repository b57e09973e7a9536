import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { type Config, StartRefusal } from './platform/config/config.js';
import { sqlStateOf } from './platform/database/database-error.js';
import { assertMigrated } from './platform/database/migrate.js';
import { NEWEST_MIGRATION } from './platform/database/migrations/index.js';
import { Vault } from './platform/keys/index.js';
import { textInClear } from './platform/database/seal-old-text.js';
import { assertRoutesDeclared } from './platform/http/declared-routes.js';
import { configureHttp } from './platform/http/http.js';
import { DataSource } from 'typeorm';

/**
 * Builds the server: checked schema, checked database, HTTP in front. It does not listen yet.
 * @throws {StartRefusal} when the database does not answer or stands at another schema
 */
export async function buildApp(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(config), {
    // The framework would print whole errors, values included; what may be logged is logged by us.
    logger: false,
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: true,
  });
  try {
    await connect(app);
    configureHttp(app, config);
    await app.init();
    assertRoutesDeclared(app);
    return app;
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

async function connect(app: NestExpressApplication): Promise<void> {
  const source = app.get(DataSource);
  try {
    await source.initialize();
  } catch (error) {
    throw new StartRefusal(`The database does not answer the server (${sqlStateOf(error) ?? 'no connection'}).`);
  }
  await assertMigrated(source, NEWEST_MIGRATION);
  if (await textInClear(source))
    throw new StartRefusal('Text of an older version is not sealed yet: run the migration to its end first.', 3);
  await app.get(Vault).ready();
}
