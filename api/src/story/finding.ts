/** One mistake of a story: where it stands, what is wrong, how to mend it. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly what: string;
  readonly mend: string;
}
