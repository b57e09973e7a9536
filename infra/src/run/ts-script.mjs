/**
 * The arguments that make Node run a TypeScript file of this repository.
 * @param {string} file
 * @param {string[]} words handed to it
 */
export function tsScript(file, words = []) {
  return [
    '--import',
    new URL('ts-imports.mjs', import.meta.url).href,
    '--disable-warning=ExperimentalWarning',
    file,
    ...words,
  ];
}
