/** Worlds in which something was wrong once, by what it was. */
export const NAMED_SEEDS: readonly (readonly [string, number])[] = [
  ['[R12] a clock on the wall that goes back lets nothing more through', 90],
  ['[R22] a new right to write is shown before there is a lease to write under', 251],
  ['[R50] an actor of the old generation refuses the words of the new one', 166],
  ['[R41] a listener that comes back looks at no outline', 112],
  ['[R50] a block that is replaced takes with it what others type there', 436],
  ['[R50] a word that was stored and carved out comes back with its writer', 341],
];
