import { readStory } from '@soulad/api/testing';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../support/api-process.js';
import { asAdministrator } from '../../support/databases.js';
import { report } from '../judge.js';
import { runTap } from '../tap.js';
import { LEAK_HOOK, type Leak } from './leak.js';
import { LEAKS } from './leaks.js';

const FILE = `${ROOT}tests/tap/leaks/small.yaml`;
const story = await readStory(FILE);

describe('the tap of the small story', () => {
  it.each(['both', 'app', 'rls'] as const)('finds nothing where nothing leaks, walls: %s', async (walls) => {
    expect(report(await runTap({ story, file: FILE, walls }))).toMatch(/^tap: \d+ passed, 0 failed$/);
  });

  it.each(LEAKS.map((leak) => [leak.name, leak] as const))('finds: %s', async (_, leak) => {
    const verdicts = await runTap({ story, file: FILE, walls: leak.walls, ...seededWith(leak) });
    expect(report(verdicts)).toMatch(leak.finds);
  });
});

function seededWith(leak: Leak): Partial<Parameters<typeof runTap>[0]> {
  if ('sql' in leak) return { prepare: async ({ database }) => void (await asAdministrator(database, leak.sql)) };
  const { file, find, replace } = leak;
  return { imports: [LEAK_HOOK], env: { SOULAD_TEST_LEAK: JSON.stringify({ file, find, replace }) } };
}
