import { cruise, FEWEST_MODULES } from './cruise.mjs';

// Checks the boundaries below a folder (argv) and says what crosses them; code 1 when something does.
const { violations, modules } = await cruise(process.argv[2] ?? process.cwd());
for (const { rule, from, to, comment } of violations) process.stderr.write(`${from} → ${to}: ${comment} (${rule})\n`);
if (modules < FEWEST_MODULES) {
  process.stderr.write(`Only ${modules} modules were read, of at least ${FEWEST_MODULES}: the check saw nothing.\n`);
}
process.stdout.write(`${modules} modules, ${violations.length} imports across a boundary\n`);
process.exitCode = violations.length || modules < FEWEST_MODULES ? 1 : 0;
