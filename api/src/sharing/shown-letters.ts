/**
 * Letters as one viewer sees them: the parties of one capital are numbered anew over those that the viewer may know of.
 * Stored numbers would tell by a gap, or by "N2" without "N", that there is somebody hidden [I1].
 * @param parties known to the viewer, in any order
 * @returns letter by party id
 */
export function shownLetters<Id>(
  parties: readonly { readonly id: Id; readonly letter: string }[],
): ReadonlyMap<Id, string> {
  const count = new Map<string, number>();
  const inOrder = parties.toSorted((a, b) => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1));
  return new Map(
    inOrder.map(({ id, letter }) => {
      const capital = capitalOf(letter);
      const place = (count.get(capital) ?? 0) + 1;
      count.set(capital, place);
      return [id, place === 1 ? capital : `${capital}${place}`];
    }),
  );
}

/** The letter of a party for somebody who knows of no other one at the table. */
export function capitalOf(letter: string): string {
  return letter.replace(/\d+$/u, '');
}
