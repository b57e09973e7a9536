import { Injectable } from '@nestjs/common';
import type { AttachmentId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { AnyId } from '../platform/input.js';
import type { NamedFile, ReadFile } from './sealed-file.js';

/** What files hang on besides passages. Each verb holds the walls of the feature that keeps the place. */
export interface FilePlace {
  /** @throws ProductError NOT_FOUND, FORBIDDEN_STEP */
  assertAttaches(ctx: RequestContext, placeId: AnyId): Promise<void>;
  /** @throws ProductError NOT_FOUND, FORBIDDEN_STEP, FILE_REFUSED (many) */
  add(ctx: RequestContext, placeId: AnyId, file: NamedFile): Promise<AttachmentId>;
  /** Undefined for a file that is not of this place, or not there for the caller. */
  read(ctx: RequestContext, id: AttachmentId): Promise<ReadFile | undefined>;
  /** False likewise. @throws ProductError FORBIDDEN_STEP */
  remove(ctx: RequestContext, id: AttachmentId): Promise<boolean>;
}

/** A feature registers its place in the constructor of its module. */
@Injectable()
export class FilePlaces {
  readonly #places = new Map<string, FilePlace>();

  register(word: string, place: FilePlace): void {
    this.#places.set(word, place);
  }

  named(word: string): FilePlace | undefined {
    return this.#places.get(word);
  }

  async read(ctx: RequestContext, id: AttachmentId): Promise<ReadFile | undefined> {
    for (const place of this.#places.values()) {
      const file = await place.read(ctx, id);
      if (file) return file;
    }
    return undefined;
  }

  async remove(ctx: RequestContext, id: AttachmentId): Promise<boolean> {
    for (const place of this.#places.values()) if (await place.remove(ctx, id)) return true;
    return false;
  }
}
