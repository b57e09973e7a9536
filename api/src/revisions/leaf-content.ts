import type { Json, UnitContent } from '@soulad/shared/doc';
import type { PartyId, SectionId, UnitId } from '@soulad/shared/ids';
import type { Category, UnitKind } from '@soulad/shared/policy';

/** What every reader of a passage sees of it, as it is hashed (SIGNOFF.md S2). */
export interface PassageContent {
  readonly unit: UnitId;
  readonly section: { readonly id: SectionId; readonly heading: string; readonly title: string | null };
  readonly category: Category | null;
  readonly kind: UnitKind;
  /** Version of the text's schema. */
  readonly schema: number;
  readonly text: UnitContent;
  /** Structured fields of a plan, without those that name passages or parties. */
  readonly details: Json | null;
  /** SHA-256 of the files on it, in hexadecimal, sorted. */
  readonly files: readonly string[];
}

/** What one reader is told beside the passage: whom and what it refers to, as far as that reader may know of it (S16). */
export interface BesideContent {
  readonly unit: UnitId;
  /** Null where the reader may not know of it. */
  readonly author: PartyId | null;
  /** Fields of a plan that name passages or parties. */
  readonly references: References;
}

/** An id, several, or none, by the name of the field. */
export type References = { readonly [field: string]: string | readonly string[] | null };

/** A revision cut before S16 has both in one; its leaf was for all readers alike. */
export type OnceContent = PassageContent & Pick<BesideContent, 'author'>;

export type LeafContent = PassageContent | BesideContent | OnceContent;

/** One leaf of a revision with everything that proves it. Sealed as a whole. */
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
