/** A data key as it may stand in the database: locked by one version of the key-encryption key. */
export interface WrappedKey {
  /** Version of the key-encryption key, from 1. */
  readonly version: number;
  readonly wrapped: Buffer;
}

/**
 * The keys of the installation, wherever they live: a file, a card, a process of its own. They never pass through the
 * database and are never handed out; data keys go in to be locked and unlocked, bytes to be signed (security 5.4).
 */
export abstract class KeyPort {
  /** Version of the key-encryption key that new data keys are locked with. */
  abstract get current(): number;

  /** Takes the keys from where they live, again if they were taken before. @throws {StartRefusal} with a sentence */
  abstract load(): Promise<void>;

  /**
   * Locks a data key under the current version.
   * @param place what the data key is for; it opens under the same words only
   */
  abstract wrap(dataKey: Uint8Array, place: string): Promise<WrappedKey>;

  /** Opens a locked data key. @throws {ProductError} UNREADABLE when the version is gone or the bytes are not its own */
  abstract unwrap(key: WrappedKey, place: string): Promise<Buffer>;

  /** Ed25519 signature, 64 bytes. */
  abstract sign(bytes: Uint8Array): Promise<Buffer>;

  /** The Ed25519 key that checks `sign`, as SPKI in PEM. */
  abstract publicKey(): Promise<string>;
}
