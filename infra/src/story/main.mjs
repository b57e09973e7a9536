import { runCommand } from '../run/command.mjs';
import { ROOT } from '../run/root.mjs';
import { loadStory } from './load-story.mjs';

await runCommand((run) => loadStory({ ...run, root: ROOT, env: process.env, words: process.argv.slice(2) }));
