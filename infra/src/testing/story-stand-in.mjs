import { runCommand } from '../run/command.mjs';
import { loadStory } from '../story/load-story.mjs';

// `npm run story` over a stand-in tree, without a build. argv: the tree, then the words of the command.
const [root, ...words] = process.argv.slice(2);
await runCommand((run) => loadStory({ ...run, root, env: process.env, words, build: async () => {} }));
