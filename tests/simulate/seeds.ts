/** Worlds in which something was wrong once, by what it was. */
export const NAMED_SEEDS: readonly (readonly [string, number])[] = [
  ['[R12] a clock on the wall that goes back lets nothing more through', 90],
  ['[R22] a new right to write is shown before there is a lease to write under', 251],
  ['[R50] an actor of the old generation refuses the words of the new one', 166],
  ['[R41] a listener that comes back looks at no outline', 112],
  ['[R50] a block that is replaced takes with it what others type there', 436],
  ['[R50] a word that was stored and carved out comes back with its writer', 341],
];

/** Worlds in which something is still wrong, or the oracle too strict: nobody has looked into them to the end. */
export const OPEN_SEEDS: readonly (readonly [string, number])[] = [
  ['a word typed while rights, seat and generation move at once is neither stored nor given back', 207],
  ['a page whose outline did not change does not open again what a refused push closed', 393],
  ['the same', 482],
  ['a page that lost frames reads something else than the store after two minutes', 804],
  ['a page lacks a passage after a window ended while the database broke off', 857],
];
