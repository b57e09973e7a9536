import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { PartyId } from '@soulad/shared/ids';
import { challengeOf } from '@soulad/shared/signoff';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { receiveBytes } from '../files/index.js';
import { RateLimits } from '../identity/index.js';
import { Prover, signingUse } from '../means/index.js';
import { Database } from '../platform/database/database.js';
import { AtOnce } from '../platform/http/at-once.js';
import { handFile } from '../platform/http/hand-file.js';
import { RouteAccess, RouteGate } from '../platform/http/route-access.js';
import { idFrom } from '../platform/input.js';
import { checkDeed, fileDeed, findDeed } from './file-deed.js';
import { drawDeed, handDeed, setDeed } from './make-deed.js';
import { readDeed } from './read-deed.js';
import { TrustAnchors } from './trust-anchors.js';

/** Files one person may have made in an hour, and hand in. */
const MADE = { points: 20, seconds: 3600 } as const;
const HANDED_IN = { points: 40, seconds: 3600 } as const;
/** Files set at once, and taken in at once: each is held in memory. */
const AT_ONCE = { making: 2, taking: 6 } as const;
/** Bytes of a signed file. */
const MOST = 20 * 1024 * 1024;
const wished = z.object({
  roundId: z.string(),
  partyId: z.string(),
  reservation: z.string().nullish(),
  proof: z.string().nullish(),
  code: z.string().nullish(),
  challengeId: z.string().nullish(),
  assertion: z.string().nullish(),
});

/** [W39] A PDF goes out to be signed with one's own certificate, and comes back. */
@Controller('deeds')
export class DeedsController {
  @Inject(Database) private readonly db: Database;
  @Inject(RateLimits) private readonly limits: RateLimits;
  @Inject(RouteGate) private readonly gate: RouteGate;
  @Inject(Prover) private readonly prover: Prover;
  @Inject(TrustAnchors) private readonly anchors: TrustAnchors;
  private readonly making = new AtOnce(AT_ONCE.making);
  private readonly taking = new AtOnce(AT_ONCE.taking);

  /** What the caller's party would sign, as a file. Who asks proves it by the same means as for signing. */
  @Post()
  @RouteAccess('deed.make')
  async make(@Req() req: Request, @Res() res: Response, @Body() body: unknown): Promise<void> {
    const principal = this.gate.callerOf(req);
    const read = wished.safeParse(body);
    if (!read.success) throw new ProductError('BAD_INPUT');
    const { proof, code, challengeId, assertion, ...wish } = read.data;
    const drawn = await this.db.inContext(principal, (ctx) => drawDeed(ctx, wish));
    const need = { use: signingUse(principal), digest: challengeOf(drawn.statement) };
    await this.prover.take(principal, { proof, code, challengeId, assertion }, need);
    await this.limits.take('deed.make', principal.userId, MADE);
    const bytes = await this.making.run(() => setDeed(drawn));
    handFile(res, await this.db.inContext(principal, (ctx) => handDeed(ctx, wish, { drawn, bytes })));
  }

  /** The signed file: taken as the signature of the party, or refused with the reason. */
  @Post('signed')
  @RouteAccess('deed.file')
  async file(@Req() req: Request, @Res() res: Response, @Query() query: Record<string, unknown>): Promise<void> {
    const principal = this.gate.callerOf(req);
    const place = { roundId: idFrom<PartyId>(query.round), partyId: idFrom<PartyId>(query.party) };
    await this.limits.take('deed.file', principal.userId, HANDED_IN);
    const findings = await this.taking.run(async () => {
      const file = await receiveBytes(req, MOST);
      const returned = await this.db.inContext(principal, (ctx) => findDeed(ctx, place, file));
      const found = await checkDeed(file, returned, this.anchors.certificates);
      await this.db.inContext(principal, (ctx) => fileDeed(ctx, returned, { file, findings: found }));
      return found;
    });
    const { holder, issuer, chain, qualified } = findings;
    res.status(201).json({ holder, issuer, chain, qualified });
  }

  /** The signed file of an own signature. */
  @Get(':answer')
  @RouteAccess('deed.read')
  async read(@Req() req: Request, @Res() res: Response, @Param('answer') answer: string): Promise<void> {
    const id = idFrom<PartyId>(answer);
    handFile(res, await this.db.inContext(this.gate.callerOf(req), (ctx) => readDeed(ctx, id)));
  }
}
