import { FAILURES, type Failure } from '../support/statement-line.js';
import type { Crowd } from '../support/crowd.js';
import type { Site } from '../support/site.js';
import type { Scenario } from './scenario.js';
import { struck } from './struck.js';

/** Times that everybody writes, and somebody comes and goes, until a statement of one kind is given up. */
const PATIENCE = 4;
/** What a push is made of. */
const COMMITS = /push_(group|updates)/;

interface Trouble {
  readonly text: string;
  readonly failure: Failure;
}

/** Each kind of statement that the nodes send while people write, leave and come back fails in each way, one after the other. */
export const statements: Scenario = {
  name: 'statements',
  does: 'each kind of statement of the live channel refused, lost, or its answer lost',
  async play(site, hardness) {
    site.statements.kinds.clear();
    let plan: readonly Trouble[] = [];
    let [met, commits] = [0, 0];
    const played = await struck(site, hardness, async (crowd, number) => {
      if (number === 0) await comeAndGo(crowd, hardness.random);
      if (number === 0) plan = planOf(site);
      // The long form goes on where the crowd before has ended.
      const trouble = plan[(number + (hardness.from ?? 0)) % plan.length];
      if (!trouble || !(await meets(site, crowd, trouble, hardness.random))) return undefined;
      met += 1;
      commits += Number(COMMITS.test(trouble.text));
      return undefined;
    });
    site.statements.calm();
    if (met === 0 || (!hardness.from && commits === 0)) throw new Error('no commit of a push has failed');
    return {
      ...played,
      notes: [`${met} statements failed, ${commits} of them commits, of ${plan.length} ways in all`],
    };
  },
};

function planOf({ statements }: Site): readonly Trouble[] {
  const kinds = [...statements.kinds.keys()].toSorted((a, b) => Number(COMMITS.test(b)) - Number(COMMITS.test(a)));
  return kinds.flatMap((text) => FAILURES.map((failure) => ({ text, failure })));
}

async function meets(site: Site, crowd: Crowd, { text, failure }: Trouble, random: () => number): Promise<boolean> {
  site.statements.fail((statement) => statement.text === text, failure);
  for (let tries = 0; tries < PATIENCE && site.statements.waits; tries += 1) {
    if (COMMITS.test(text)) await crowd.goesOn(1);
    else await comeAndGo(crowd, random);
  }
  const met = !site.statements.waits;
  site.statements.calm();
  return met;
}

async function comeAndGo(crowd: Crowd, random: () => number): Promise<void> {
  crowd.writers[Math.floor(random() * crowd.writers.length)]?.drop();
  await crowd.goesOn(crowd.writers.length);
  await crowd.isLive();
}
