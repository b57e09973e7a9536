import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { Response } from 'express';
import { RateLimits } from '../identity/index.js';
import { Database } from '../platform/database/database.js';
import { RouteAccess } from '../platform/http/route-access.js';
import { feedText } from './calendar-feed.js';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** Readings of one address in an hour: calendar programs ask every few minutes at most. */
const READINGS = { points: 120, seconds: 3600 } as const;

/** Calendars by secret address, for programs that cannot sign in. */
@Controller('calendar')
export class CalendarController {
  @Inject(Database) private readonly db: Database;
  @Inject(RateLimits) private readonly limits: RateLimits;

  @Get(':token')
  @RouteAccess('calendar.feed')
  async read(@Res() res: Response, @Param('token') token: string): Promise<void> {
    if (!TOKEN.test(token)) throw new ProductError('NOT_FOUND');
    await this.limits.take('calendar', token, READINGS);
    const text = await this.db.asSystem((sql) => feedText(sql, token));
    if (text === undefined) throw new ProductError('NOT_FOUND');
    res.setHeader('Content-Type', 'text/calendar; charset=utf-8');
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Content-Disposition', 'inline; filename="soulad.ics"');
    res.end(text);
  }
}
