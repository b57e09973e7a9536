import { BaseSequencer } from 'vitest/node';

/**
 * A Vitest sequencer that begins with these files, so that at the end no processor waits for the longest of them. Their
 * times are those of a fresh checkout, where nothing is known of earlier runs.
 * @param {readonly string[]} paths relative to the workspace, longest first
 */
export function longestFirst(paths) {
  const placeOf = ({ moduleId }) => {
    const at = paths.findIndex((path) => moduleId.endsWith(`/${path}`));
    return at < 0 ? paths.length : at;
  };
  return class LongestFirst extends BaseSequencer {
    async sort(files) {
      return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other));
    }
  };
}
