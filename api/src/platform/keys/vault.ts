import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { CaseId } from '@soulad/shared/ids';
import { createSecretKey, type KeyObject } from 'node:crypto';
import { IdSource } from '../clock/clock.js';
import type { Sealing, Sql } from '../context.js';
import { StartRefusal } from '../config/config.js';
import { Announcements } from '../events.js';
import { CaseKeys, type StoredKey } from './case-keys.js';
import { DATA_KEY_BYTES, NONCE_BYTES, openBytes, sealBytes } from './envelope.js';
import { KeyPort, type WrappedKey } from './key-port.js';

/** Stands for the case where something belongs to the whole installation. */
// Decoder: a constant of the right shape.
export const INSTALLATION = '00000000-0000-0000-0000-000000000000' as CaseId;

/** How long an opened key is held, milliseconds: the longest that an erased case stays readable without a word. */
const HELD_MS = 30_000;
const MOST_HELD = 2000;
const TRIES = 3;

/** Seals and opens under the key of one case. Not to be kept beyond the work at hand: the key may be erased. */
export class CaseKey {
  constructor(
    private readonly caseId: CaseId,
    private readonly key: KeyObject,
    private readonly ids: IdSource,
  ) {}

  /** @param place what these bytes are and which row they belong to, e.g. `comment|body|<id>`; only there they open */
  seal(place: string, plain: Uint8Array): Buffer {
    return sealBytes(this.key, this.ids.bytes(NONCE_BYTES), this.at(place), plain);
  }

  /** @throws {ProductError} UNREADABLE for another place and for bytes that were cut or changed */
  open(place: string, sealed: Uint8Array): Buffer {
    return openBytes(this.key, this.at(place), sealed);
  }

  private at(place: string): string {
    return `${this.caseId}|${place}`;
  }
}

/**
 * Encryption at rest: every case has a data key of its own, which stands in the database locked by the key-encryption
 * key (security 5.3). Opened keys are held for a short while only.
 */
@Injectable()
export class Vault implements Sealing, OnModuleInit, OnModuleDestroy {
  readonly #held = new Map<CaseId, { readonly key: Promise<CaseKey>; readonly until: number }>();
  #unhear: (() => void) | undefined;

  constructor(
    @Inject(KeyPort) private readonly keys: KeyPort,
    @Inject(CaseKeys) private readonly store: CaseKeys,
    @Inject(IdSource) private readonly ids: IdSource,
    @Inject(Announcements) private readonly announcements: Pick<Announcements, 'onAnnouncement'>,
  ) {}

  onModuleInit(): void {
    this.#unhear = this.announcements.onAnnouncement((word) => {
      if (word.kind === 'keys' && word.caseId !== null) this.#held.delete(word.caseId);
      else if (word.kind === 'keys' || word.kind === 'resync') void this.forget();
    });
  }

  onModuleDestroy(): void {
    this.#unhear?.();
  }

  /**
   * Takes the keys and proves that they are the ones of this database.
   * @throws {StartRefusal} with a sentence otherwise
   */
  async ready(): Promise<void> {
    await this.keys.load();
    try {
      await this.keyOf(INSTALLATION);
    } catch (error) {
      if (!(error instanceof ProductError) || error.code !== 'UNREADABLE') throw error;
      throw new StartRefusal(
        'The key file (SOULAD_KEYS) does not open this database: it belongs to another one, or it is an old copy.',
      );
    }
  }

  /** The key of a case, made when it has none. @throws {ProductError} ERASED, UNREADABLE, UNAVAILABLE */
  keyOf(caseId: CaseId): Promise<CaseKey> {
    const held = this.#held.get(caseId);
    const now = performance.now();
    if (held !== undefined && held.until > now) return held.key;
    const key = this.fetch(caseId);
    if (this.#held.size >= MOST_HELD) this.#held.clear();
    this.#held.set(caseId, { key, until: now + HELD_MS });
    key.catch(() => this.#held.get(caseId)?.key === key && this.#held.delete(caseId));
    return key;
  }

  /** @see CaseKey.seal */
  readonly seal: Sealing['seal'] = async (caseId, place, plain) => (await this.keyOf(caseId)).seal(place, plain);

  /** @see CaseKey.open @throws {ProductError} ERASED, UNREADABLE, UNAVAILABLE */
  readonly open: Sealing['open'] = async (caseId, place, sealed) => (await this.keyOf(caseId)).open(place, sealed);

  /** @see Sealing.keyHeld @throws {ProductError} ERASED, UNREADABLE, UNAVAILABLE */
  readonly keyHeld: Sealing['keyHeld'] = (caseId) => this.keyOf(caseId);

  /** For work outside a request's context: its statements, with what seals and opens. */
  over(sql: Sql): Sealing & { readonly sql: Sql } {
    return { sql, seal: this.seal, open: this.open, keyHeld: this.keyHeld };
  }

  private async fetch(caseId: CaseId): Promise<CaseKey> {
    for (let tries = 1; ; tries += 1) {
      const stored = (await this.store.find(caseId)) ?? (await this.make(caseId));
      if (stored === 'erased') throw new ProductError('ERASED');
      try {
        const dataKey = await this.keys.unwrap(stored, caseId);
        return new CaseKey(caseId, createSecretKey(dataKey), this.ids);
      } catch (error) {
        // It may have been rewrapped, and its old lock retired, between the two steps.
        if (tries === TRIES) throw error;
      }
    }
  }

  private async make(caseId: CaseId): Promise<StoredKey> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const fresh: WrappedKey = await this.keys.wrap(this.ids.bytes(DATA_KEY_BYTES), caseId);
      const stored = await this.store.keep(caseId, fresh);
      if (stored !== undefined) return stored;
      // The key-encryption key was rotated under us.
      await this.keys.load();
    }
    throw new ProductError('UNAVAILABLE');
  }

  private async forget(): Promise<void> {
    this.#held.clear();
    // The file may be half-way through its replacement by an operator: the keys held stay until it can be read.
    await this.keys.load().catch(() => undefined);
    this.#held.clear();
  }
}
