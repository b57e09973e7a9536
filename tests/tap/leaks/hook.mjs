/**
 * Loaded before the server (`node --import`): puts one seeded leak into the built code. The leak is given in the
 * environment as JSON: { file, find, replace }. `find` must stand exactly once in `file`, else the server does not start:
 * a leak that no longer fits the code must not look like a leak that was found.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const { file, find, replace } = JSON.parse(process.env.SOULAD_TEST_LEAK ?? '{}');
const wanted = new URL(`../../../${file}`, import.meta.url).href;
assertFits(readFileSync(new URL(wanted), 'utf8'));

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (url !== wanted) return loaded;
    const source = String(loaded.source ?? readFileSync(new URL(url), 'utf8'));
    // What was compiled on the way may be worded otherwise.
    assertFits(source);
    return { ...loaded, source: source.replace(find, () => replace) };
  },
});

function assertFits(source) {
  const times = source.split(find).length - 1;
  if (times === 1) return;
  process.stderr.write(`The seeded leak does not fit: its text stands ${times} times in ${file}.\n`);
  process.exit(1);
}
