/** What is wrong with a story file, said so that its writer can mend it. */

export interface StoryMistake {
  /** Line of the file, from 1. */
  readonly line: number;
  /** Where in the story, e.g. `units.1-04.sees`. */
  readonly where: string;
  readonly what: string;
  readonly mend: string;
}

/** A story that cannot be loaded, in words for the person who asked for it. */
export class StoryRefusal extends Error {
  override readonly name: string = 'StoryRefusal';
}

/** Thrown by `readStory` with every mistake found, in the order of the file. */
export class StoryMistakes extends StoryRefusal {
  override readonly name = 'StoryMistakes';

  constructor(
    readonly source: string,
    readonly mistakes: readonly StoryMistake[],
  ) {
    super(formatMistakes(source, mistakes));
  }
}

/** One line per mistake: `file:line where: what - mend`. */
export function formatMistakes(source: string, mistakes: readonly StoryMistake[]): string {
  const lines = mistakes.map(
    ({ line, where, what, mend }) => `${source}:${line} ${where || 'story'}: ${what} - ${mend}`,
  );
  return [...lines, `${mistakes.length} ${mistakes.length === 1 ? 'mistake' : 'mistakes'}, nothing was loaded`].join(
    '\n',
  );
}
