/** Where the words of an emergency are sealed: they open in no other row and no other column. */
export const reasonPlace = (id: string): string => `emergency|reason|${id}`;
export const wordsPlace = (id: string): string => `emergency_review|words|${id}`;
