import { findChromium } from '../browser.mjs';
import { runCommand } from '../run/command.mjs';

// Looks for a Chromium on a system that has none in its folders, and not as root, who could install one.
if (process.getuid?.() === 0) {
  process.setgroups([]);
  process.setgid(65_534);
  process.setuid(65_534);
}
await runCommand(async () => {
  process.stdout.write(`${await findChromium({ folders: [], say: () => {} })}\n`);
});
