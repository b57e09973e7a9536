import type { Json } from '@soulad/shared/doc';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { BesideContent, LeafContent, OnceContent, PassageContent } from './leaf-content.js';
import type { RevisionLeaf } from './read-revision.js';

/** A passage of a revision as somebody reads it: what it says, with what that reader is told beside it. */
export interface RevisionPassage {
  readonly unitId: UnitId;
  readonly content: PassageContent & { readonly author: PartyId | null };
}

/**
 * Puts leaves together to passages, in the order of the leaves.
 * @param leaves of one party, or of all parties of one caller, who then is told what any of them is told
 */
export function passagesOf(leaves: readonly RevisionLeaf[]): readonly RevisionPassage[] {
  const beside = new Map<UnitId, BesideContent[]>();
  for (const { unitId, content } of leaves)
    if (isBeside(content)) beside.set(unitId, [...(beside.get(unitId) ?? []), content]);
  return leaves.flatMap(({ unitId, content }) =>
    isBeside(content) ? [] : [{ unitId, content: whole(content, beside.get(unitId) ?? []) }],
  );
}

function isBeside(content: LeafContent): content is BesideContent {
  return 'references' in content;
}

function whole(content: PassageContent | OnceContent, told: readonly BesideContent[]): RevisionPassage['content'] {
  const once = 'author' in content ? content.author : null;
  const author = told.map((one) => one.author).find((one) => one !== null) ?? once;
  return {
    ...content,
    author,
    details: told.reduce((details, { references }) => withThese(details, references), content.details),
  };
}

/** Adds the references to the fields; of several readers everything that one of them is told. */
function withThese(details: Json | null, references: BesideContent['references']): Json | null {
  const fields = isFields(details) ? details : {};
  const added = Object.entries(references).map(([name, named]): [string, Json] => {
    const before = fields[name];
    if (!Array.isArray(named)) return [name, named === null ? (before ?? null) : (named as string)];
    return [
      name,
      [...new Set([...(Array.isArray(before) ? (before as string[]) : []), ...(named as string[])])].sort(),
    ];
  });
  return added.length === 0 ? details : { ...fields, ...Object.fromEntries(added) };
}

function isFields(details: Json | null): details is { readonly [key: string]: Json | undefined } {
  return typeof details === 'object' && details !== null && !Array.isArray(details);
}
