/** Core extensions of the library that would write, append or paste on their own. */
export const CORE = {
  keymap: false,
  clipboardTextSerializer: false,
  drop: false,
  paste: false,
  delete: false,
  textDirection: false,
} as const;
