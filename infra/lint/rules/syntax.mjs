/** The names of the decorators on a class, method or property: `@Query(() => X)` and `@Query` are both "Query". */
export function decoratorNames(node) {
  return (node.decorators ?? []).map(({ expression }) =>
    nameOf(expression.type === 'CallExpression' ? expression.callee : expression),
  );
}

/** "a.b.c" for a chain of plain names, undefined for anything else. */
export function nameOf(node) {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  const owner = nameOf(node.object);
  return owner && `${owner}.${node.property.name}`;
}

/** Last part of `nameOf`. */
export function lastNameOf(node) {
  if (node.type === 'MemberExpression' && !node.computed) return node.property.name;
  return node.type === 'Identifier' ? node.name : undefined;
}
