/** What the browser tests share: a system with a story, the people of it at windows of their own. */
import { readStory, type Story } from '@soulad/api/testing';
import type { Browser } from 'playwright-core';
import { ROOT } from '../support/api-process.js';
import { openBrowser, Visitor, type WindowOptions } from '../support/browser.js';
import { RATE_OF_PEOPLE, startSystem, type System } from '../support/system.js';
import { castOf } from '../tap/cast.js';

export interface Table {
  readonly story: Story;
  readonly system: System;
  readonly browser: Browser;
  /** Opens a window for a party of the story, signed in as who sits there. */
  readonly seat: (party: string, options?: WindowOptions & { person?: string }) => Promise<Visitor>;
  readonly close: () => Promise<void>;
}

export async function layTable(storyName: string): Promise<Table> {
  const file = `${ROOT}infra/demo/${storyName}.yaml`;
  const story = await readStory(file);
  const [system, browser] = await Promise.all([startSystem({ stories: [file], env: RATE_OF_PEOPLE }), openBrowser()]);
  return {
    story,
    system,
    browser,
    seat: (party, { person, ...window } = {}) => {
      const role = castOf(story).find((one) => one.party === party);
      if (!role) throw new Error(`the story has no party ${party}`);
      const agency = role.agency === undefined ? {} : { agency: role.agency };
      return Visitor.come(browser, system.origin, person ?? role.person, { ...window, ...agency });
    },
    close: async () => {
      await browser.close();
      await system.stop();
    },
  };
}
