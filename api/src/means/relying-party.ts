import { Inject, Injectable } from '@nestjs/common';
import { Config, isUnder } from '../platform/config/config.js';

/** For whom passkeys are made, as the configuration says: never as a request says. */
@Injectable()
export class RelyingParty {
  /** Domain that the passkeys belong to. */
  readonly id: string;
  readonly name = 'Soulad';
  /** Origins whose pages may use them. */
  readonly origins: readonly string[];

  constructor(@Inject(Config) { rpId, origins, port }: Config) {
    this.id = rpId;
    const own = origins.length > 0 ? origins : [`http://localhost:${port}`];
    this.origins = own.filter((origin) => isUnder(rpId, origin));
  }
}
