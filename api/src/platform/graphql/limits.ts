import {
  GraphQLError,
  Kind,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Caps of one document; the largest of the web application's own operations takes about a third of each. */
export const GRAPHQL_LIMITS = {
  /** Bytes of one request body. */
  bodyBytes: 100 * 1024,
  /** Lexical tokens of one document. */
  tokens: 2000,
  /** Nested selections, fragments expanded. */
  depth: 12,
  /** Fields selected in all, fragments expanded. */
  fields: 600,
  /** Renamed fields: the lever of brute force in one request. */
  aliases: 20,
  /** Queries or mutations in one document: each costs a transaction. */
  rootFields: 8,
} as const;

interface Count {
  fields: number;
  aliases: number;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Validation rule: refuses documents over a cap before anything is executed. It names no field. */
export function limitsRule(context: ValidationContext): Record<string, never> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const definitions = context.getDocument().definitions;
  for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  for (const one of definitions) {
    if (one.kind !== Kind.OPERATION_DEFINITION) continue;
    const count: Count = { fields: 0, aliases: 0, fragments };
    const tooMany =
      one.selectionSet.selections.length > GRAPHQL_LIMITS.rootFields || overCap(one.selectionSet, 1, [], count);
    if (tooMany) context.reportError(new GraphQLError('TOO_LARGE', { extensions: { code: 'TOO_LARGE' } }));
  }
  return {};
}

function overCap(set: SelectionSetNode, depth: number, within: readonly string[], count: Count): boolean {
  if (depth > GRAPHQL_LIMITS.depth) return true;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      count.fields += 1;
      if (selection.alias !== undefined) count.aliases += 1;
      if (count.fields > GRAPHQL_LIMITS.fields || count.aliases > GRAPHQL_LIMITS.aliases) return true;
      if (selection.selectionSet && overCap(selection.selectionSet, depth + 1, within, count)) return true;
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (overCap(selection.selectionSet, depth + 1, within, count)) return true;
    } else if (spreadOverCap(selection.name.value, depth, within, count)) return true;
  }
  return false;
}

function spreadOverCap(name: string, depth: number, within: readonly string[], count: Count): boolean {
  const fragment = count.fragments.get(name);
  // A missing or circular fragment is reported by the standard rules.
  if (fragment === undefined || within.includes(name)) return false;
  // Spreads count too: a tower of fragments without a single field doubles with every storey.
  count.fields += 1;
  if (count.fields > GRAPHQL_LIMITS.fields) return true;
  return overCap(fragment.selectionSet, depth, [...within, name], count);
}
