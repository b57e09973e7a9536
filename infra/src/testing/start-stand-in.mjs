import { runCommand } from '../run/command.mjs';
import { startSoulad } from '../start/start-soulad.mjs';

// `npm start` over a stand-in tree: the whole launcher in a process of its own, without a build.
// argv: the tree, [--as=UID] an account to fall back to, then the words for npm start.
const [root, ...words] = process.argv.slice(2);
const account = words.find((word) => word.startsWith('--as='));
if (account) {
  process.setgroups([]);
  process.setgid(Number(account.slice(5)));
  process.setuid(Number(account.slice(5)));
}
const argv = words.filter((word) => word !== account);
await runCommand((run) => startSoulad({ ...run, root, env: process.env, argv, build: async () => {} }), {
  interruptedCode: 0,
});
