import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Principal } from '../platform/context.js';
import { PrincipalSource } from '../platform/graphql/request.js';
import { sessionTokenOf, UNATTENDED_HEADER } from '../platform/http/cookies.js';
import { Sessions } from './sessions.js';

/** Reads the principal from the session cookie and from nothing else. */
@Injectable()
export class CookiePrincipal extends PrincipalSource {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {
    super();
  }

  async of(req: Request): Promise<Principal | null> {
    const token = sessionTokenOf(req.headers.cookie);
    return token === undefined ? null : this.sessions.byToken(token, req.get(UNATTENDED_HEADER) === undefined);
  }
}
