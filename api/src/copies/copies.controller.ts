import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { CopyId } from '@soulad/shared/ids';
import type { Request, Response } from 'express';
import { Database } from '../platform/database/database.js';
import { RouteAccess, RouteGate } from '../platform/http/route-access.js';
import { idFrom } from '../platform/input.js';
import { handCopy } from './hand-copy.js';

/** Nothing in the file runs, even where a browser can be brought to show it. */
const SANDBOX = `sandbox; default-src 'none'; frame-ancestors 'none'`;

/** The one door by which a copy leaves. */
@Controller('copies')
export class CopiesController {
  @Inject(Database) private readonly db: Database;
  @Inject(RouteGate) private readonly gate: RouteGate;

  @Get(':id')
  @RouteAccess('copy.read')
  async read(@Req() req: Request, @Res() res: Response, @Param('id') id: string): Promise<void> {
    const copyId = idFrom<CopyId>(id);
    const { name, bytes } = await this.db.inContext(this.gate.callerOf(req), (ctx) => handCopy(ctx, copyId));
    res.setHeader('Content-Type', 'application/octet-stream');
    res.setHeader('Content-Security-Policy', SANDBOX);
    res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    res.setHeader('Content-Length', bytes.length);
    res.end(bytes);
  }
}
