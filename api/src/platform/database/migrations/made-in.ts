/** The function `name` as a migration made it, from its name to its end: `text` holds `create function NAME(…) … $$;`. */
export function madeIn(text: string, name: string): string {
  const making = `create function ${name}(`;
  const from = text.indexOf(making);
  const to = text.indexOf('$$;', text.indexOf('$$', from) + 2);
  if (from < 0 || to < 0) throw new Error(`${name} is not made there`);
  return text.slice(from + 'create function '.length, to + 2);
}
