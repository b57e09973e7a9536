/** Groups people by their story, in the order in which the server names them. */
export function byStory<T extends { readonly story: string }>(
  people: readonly T[],
): readonly (readonly [string, readonly T[]])[] {
  const stories = [...new Set(people.map((person) => person.story))];
  return stories.map((story) => [story, people.filter((person) => person.story === story)] as const);
}
