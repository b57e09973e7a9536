import type { INestApplication } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import { Database } from '../database/database.js';

/** `GET /health`: 200 when the database answers, 503 otherwise. It says nothing else. */
export function healthCheck(app: INestApplication): RequestHandler {
  return (_req: Request, res: Response) => {
    const answer = (ok: boolean): void => void res.status(ok ? 200 : 503).json({ ok });
    app
      .get(Database)
      .asSystem((sql) => sql.query('select 1'))
      .then(
        () => answer(true),
        () => answer(false),
      );
  };
}
