import { Inject, Injectable } from '@nestjs/common';
import { createPublicKey } from 'node:crypto';
import { IdSource } from './clock/clock.js';
import type { RequestContext } from './context.js';
import { KeyPort, Vault } from './keys/index.js';

/** What every context carries that does not depend on its transaction. */
@Injectable()
export class ContextTools implements Pick<RequestContext, 'ids' | 'seal' | 'open' | 'keyHeld' | 'sign'> {
  readonly seal: RequestContext['seal'];
  readonly open: RequestContext['open'];
  readonly keyHeld: RequestContext['keyHeld'];
  readonly sign: RequestContext['sign'];

  constructor(
    @Inject(IdSource) readonly ids: IdSource,
    @Inject(Vault) vault: Vault,
    @Inject(KeyPort) keys: KeyPort,
  ) {
    this.seal = vault.seal;
    this.open = vault.open;
    this.keyHeld = vault.keyHeld;
    this.sign = async (statement) => ({
      key: rawKey(await keys.publicKey()),
      signature: await keys.sign(Buffer.from(statement, 'utf8')),
    });
  }
}

/** The 32 bytes of an Ed25519 key, which end its SPKI form. */
function rawKey(pem: string): Buffer {
  return createPublicKey(pem).export({ type: 'spki', format: 'der' }).subarray(-32);
}
