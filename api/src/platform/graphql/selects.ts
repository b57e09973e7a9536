import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * True when the document names one of these fields somewhere below the one that is being resolved. A field that a directive
 * leaves out counts as named.
 */
export function selects(info: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, names: readonly string[]): boolean {
  const named = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((one) => {
      if (one.kind === Kind.FIELD) return names.includes(one.name.value) || named(one.selectionSet);
      // Validation has refused what goes in circles.
      return named(one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet : info.fragments[one.name.value]?.selectionSet);
    }) ?? false;
  return info.fieldNodes.some((node) => named(node.selectionSet));
}
