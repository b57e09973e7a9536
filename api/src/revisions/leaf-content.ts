import type { Json, UnitContent } from '@soulad/shared/doc';
import type { PartyId, SectionId, UnitId } from '@soulad/shared/ids';
import type { Category, UnitKind } from '@soulad/shared/policy';

/** What a reader sees of one passage, as it is hashed (SIGNOFF.md S2). */
export interface LeafContent {
  readonly unit: UnitId;
  readonly section: { readonly id: SectionId; readonly heading: string; readonly title: string | null };
  /** Null where some reader may not know of it. */
  readonly author: PartyId | null;
  readonly category: Category | null;
  readonly kind: UnitKind;
  /** Version of the text's schema. */
  readonly schema: number;
  readonly text: UnitContent;
  /** Structured fields of a plan. */
  readonly details: Json | null;
  /** SHA-256 of the files on it, in hexadecimal, sorted. */
  readonly files: readonly string[];
}

/** One passage of a revision with everything that proves it. Sealed as a whole. */
export interface LeafBody {
  /** Hexadecimal. */
  readonly salt: string;
  readonly unitTag: string;
  readonly audienceHash: string;
  readonly index: number;
  readonly path: readonly string[];
  readonly content: LeafContent;
}

/** Where the parts of a leaf are sealed to. */
export const LEAF_PLACES = {
  body: (id: string): string => `revision_leaf|body|${id}`,
  audienceSalt: (id: string): string => `revision_leaf|audience_salt|${id}`,
  secret: (recordId: string): string => `revision_book|secret|${recordId}`,
} as const;

/** A leaf's content as plain JSON: the form that is hashed, shown by a bundle and compared. */
export function asJson(content: LeafContent): Json {
  // Decoder: the members are JSON by construction; interfaces have no index signature to say so.
  return content as unknown as Json;
}
