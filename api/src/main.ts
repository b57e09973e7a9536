import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { readConfig, StartRefusal } from './platform/config/config.js';
import { describeError, log } from './platform/logging/log.js';
import { buildApp } from './start-app.js';

/** Longest orderly shutdown, milliseconds; whatever still runs then is cut off. */
const SHUTDOWN_MS = 10_000;

try {
  const config = readConfig(process.env);
  const app = await buildApp(config);
  await (config.host === null ? app.listen(config.port) : app.listen(config.port, config.host));
  log('info', 'Soulad serves.', { address: await app.getUrl() });
  keepAlive(app);
} catch (error) {
  endWith(error);
}

function keepAlive(app: NestExpressApplication): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Last resort: one request's defect must not end the others' conference; a state nobody knows must not go on.
  process.on('unhandledRejection', (reason) => log('error', 'A promise was rejected unheard.', describeError(reason)));
  process.on('uncaughtException', (error) => {
    log('error', 'An error was thrown unheard; the server ends.', describeError(error));
    process.exitCode = 1;
    stop();
  });
}

function endWith(error: unknown): void {
  if (error instanceof StartRefusal) process.stderr.write(`${error.message}\n`);
  else if (isBusyPort(error))
    process.stderr.write(`Port ${process.env.PORT ?? '3000'} is in use: set PORT to a free one.\n`);
  else log('error', 'The server could not start.', describeError(error));
  process.exit(error instanceof StartRefusal ? error.exitCode : 1);
}

function isBusyPort(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
