import { Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { AttachmentId, UnitId } from '@soulad/shared/ids';
import type { Request, Response } from 'express';
import { RateLimits } from '../identity/index.js';
import type { RequestContext } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { AtOnce } from '../platform/http/at-once.js';
import { handFile } from '../platform/http/hand-file.js';
import { RouteAccess, RouteGate } from '../platform/http/route-access.js';
import { type AnyId, idFrom } from '../platform/input.js';
import { addAttachment, assertAttaches } from './add-attachment.js';
import { FILE_LIMITS } from './file-kinds.js';
import { readFileName } from './file-name.js';
import { FilePlaces } from './file-places.js';
import { readAttachment } from './read-attachment.js';
import { receiveBytes } from './receive-bytes.js';
import { recogniseFile } from './recognise-file.js';
import type { NamedFile } from './sealed-file.js';

/** Files one person may bring in ten minutes: a full unit twice over. */
const UPLOADS = { points: 40, seconds: 600 } as const;
/** Uploads taken in at once: each may hold its whole file in memory. */
const AT_ONCE = 6;
/** What an upload is for, e.g. `unit=<id>`. */
type Asked = Readonly<Record<string, unknown>>;

interface Destination {
  readonly assert: (ctx: RequestContext) => Promise<void>;
  readonly add: (ctx: RequestContext, file: NamedFile) => Promise<AttachmentId>;
}

/** Files in and out. Everything else about them goes with what they hang on. */
@Controller('files')
export class FilesController {
  @Inject(Database) private readonly db: Database;
  @Inject(RateLimits) private readonly limits: RateLimits;
  @Inject(RouteGate) private readonly gate: RouteGate;
  @Inject(FilePlaces) private readonly places: FilePlaces;
  private readonly receiving = new AtOnce(AT_ONCE);

  @Post()
  @RouteAccess('file.add')
  async add(@Req() req: Request, @Res() res: Response, @Query() place: Asked): Promise<void> {
    const principal = this.gate.callerOf(req);
    const to = this.placeOf(place);
    await this.db.inContext(principal, to.assert);
    await this.limits.take('file.add', principal.userId, UPLOADS);
    const sent = req.headers['x-file-name'];
    const name = readFileName(typeof sent === 'string' ? sent : undefined);
    const file = await recogniseFile(await this.receiving.run(() => receiveBytes(req, FILE_LIMITS.bytes)));
    const id = await this.db.inContext(principal, (ctx) => to.add(ctx, { ...file, name }));
    res.status(201).json({ id });
  }

  @Get(':id')
  @RouteAccess('file.read')
  async read(@Req() req: Request, @Res() res: Response, @Param('id') id: string): Promise<void> {
    const attachmentId = idFrom<AttachmentId>(id);
    const file = await this.db.inContext(
      this.gate.callerOf(req),
      async (ctx) => (await this.places.read(ctx, attachmentId)) ?? readAttachment(ctx, attachmentId),
    );
    handFile(res, file, `attachment; filename*=UTF-8''${encodeName(file.name)}`);
  }

  /** Where a file goes: to a passage, or to one place of a feature that registered it. */
  private placeOf({ unit, ...others }: Asked): Destination {
    const [word, id] = Object.entries(others)[0] ?? [];
    const place = word === undefined ? undefined : this.places.named(word);
    if (place !== undefined) {
      const placeId = idFrom<AnyId>(id);
      return {
        assert: (ctx) => place.assertAttaches(ctx, placeId),
        add: (ctx, file) => place.add(ctx, placeId, file),
      };
    }
    const unitId = idFrom<UnitId>(unit);
    return { assert: (ctx) => assertAttaches(ctx, unitId), add: (ctx, file) => addAttachment(ctx, unitId, file) };
  }
}

/** RFC 8187: what encodeURIComponent leaves and an extended value does not allow is encoded, too. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
