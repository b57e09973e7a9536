import { Inject, Injectable } from '@nestjs/common';
import { IdSource } from './clock/clock.js';
import type { RequestContext } from './context.js';
import { Vault } from './keys/index.js';

/** What every context carries that does not depend on its transaction. */
@Injectable()
export class ContextTools implements Pick<RequestContext, 'ids' | 'seal' | 'open'> {
  readonly seal: RequestContext['seal'];
  readonly open: RequestContext['open'];

  constructor(
    @Inject(IdSource) readonly ids: IdSource,
    @Inject(Vault) vault: Vault,
  ) {
    this.seal = vault.seal;
    this.open = vault.open;
  }
}
