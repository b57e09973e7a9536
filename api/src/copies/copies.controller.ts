import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { CopyId } from '@soulad/shared/ids';
import type { Request, Response } from 'express';
import { Database } from '../platform/database/database.js';
import { handFile } from '../platform/http/hand-file.js';
import { RouteAccess, RouteGate } from '../platform/http/route-access.js';
import { idFrom } from '../platform/input.js';
import { handCopy } from './hand-copy.js';

/** The one door by which a copy leaves. */
@Controller('copies')
export class CopiesController {
  @Inject(Database) private readonly db: Database;
  @Inject(RouteGate) private readonly gate: RouteGate;

  @Get(':id')
  @RouteAccess('copy.read')
  async read(@Req() req: Request, @Res() res: Response, @Param('id') id: string): Promise<void> {
    const copyId = idFrom<CopyId>(id);
    handFile(res, await this.db.inContext(this.gate.callerOf(req), (ctx) => handCopy(ctx, copyId)));
  }
}
