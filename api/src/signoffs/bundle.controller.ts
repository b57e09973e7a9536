import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { PartyId, RevisionId } from '@soulad/shared/ids';
import type { Request, Response } from 'express';
import { RateLimits } from '../identity/index.js';
import { Database } from '../platform/database/database.js';
import { handFile } from '../platform/http/hand-file.js';
import { RouteAccess, RouteGate } from '../platform/http/route-access.js';
import { idFrom } from '../platform/input.js';
import { takeBundle } from './take-bundle.js';

/** Bundles one person may take in an hour. */
const TAKING = { points: 60, seconds: 3600 } as const;

@Controller('revisions')
export class BundleController {
  @Inject(Database) private readonly db: Database;
  @Inject(RateLimits) private readonly limits: RateLimits;
  @Inject(RouteGate) private readonly gate: RouteGate;

  /** A party's bundle of one revision, as a file. */
  @Get(':id/bundle')
  @RouteAccess('signoff.bundle')
  async take(
    @Param('id') id: string,
    @Query('party') party: string | undefined,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    const principal = this.gate.callerOf(req);
    await this.limits.take('bundle', principal.userId, TAKING);
    const { name, text } = await this.db.inContext(principal, (ctx) =>
      takeBundle(ctx, idFrom<RevisionId>(id), party ? idFrom<PartyId>(party) : null),
    );
    handFile(res, { name, bytes: Buffer.from(text, 'utf8') });
  }
}
