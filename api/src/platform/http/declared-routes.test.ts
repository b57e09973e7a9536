import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterEach, describe, expect, it } from 'vitest';
import { assertRoutesDeclared } from './declared-routes.js';
import { RouteAccess } from './route-access.js';

@Controller('things')
class Declared {
  @Get(':id')
  @RouteAccess('file.read')
  read(): string {
    return '';
  }
}

@Controller('planted')
class Planted {
  @Get('open')
  read(): string {
    return '';
  }
}

let app: NestExpressApplication | undefined;

async function appOf(...controllers: (new () => unknown)[]): Promise<NestExpressApplication> {
  class Some {}
  Module({ controllers })(Some);
  app = await NestFactory.create<NestExpressApplication>(Some, { logger: false });
  return app;
}

describe('declared routes', () => {
  afterEach(() => app?.close());

  it('[I4] boots with routes that declare their access', async () => {
    const made = await (await appOf(Declared)).init();
    expect(() => assertRoutesDeclared(made)).not.toThrow();
  });

  it('[I4] refuses to boot with a route of a controller that declares nothing', async () => {
    const made = await (await appOf(Declared, Planted)).init();
    expect(() => assertRoutesDeclared(made)).toThrow('GET /planted/open');
  });

  it('[I4] refuses to boot with a route planted past the framework', async () => {
    const made = await appOf(Declared);
    made
      .getHttpAdapter()
      .getInstance()
      .get('/backdoor', () => undefined);
    await made.init();
    expect(() => assertRoutesDeclared(made)).toThrow('GET /backdoor');
  });

  it('[I4] refuses to boot with middleware planted on a path', async () => {
    const made = await appOf(Declared);
    made.use('/export', () => undefined);
    await made.init();
    expect(() => assertRoutesDeclared(made)).toThrow('middleware on a path');
  });
});
