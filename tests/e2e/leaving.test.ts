import { arrivesAt, isSignIn } from '../support/arrives-at.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendGraphql } from '../support/graphql.js';
import { waitFor } from '../support/wait-for.js';
import { readStores } from '../tap/stores.js';
import { House } from './support/house.js';
import { flat, STORY_1, storyOf } from './support/story-files.js';

const story = await storyOf(STORY_1);
const WORDS = Object.values(story.units).flatMap(({ canaries }) => canaries);

let house: House;

beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});

afterAll(async () => {
  await house.close();
});

describe('signing out', () => {
  it('leaves nothing of the conference in the stores of the browser, and ends the session', async () => {
    const guest = await house.atTable('Bc. Jitka Lomnická');
    await guest.paper.stand({ unit: 'Cíl: domluvit', at: 'end' });
    await guest.page.keyboard.type(' Na viděnou.');
    await guest.saved();
    const [session] = await guest.context.cookies();
    await guest.signOut();
    const stores = flat(JSON.stringify(await readStores(guest.page, guest.context)));
    expect(WORDS.filter((words) => stores.includes(flat(words)))).toEqual([]);
    expect(await guest.page.evaluate(async () => [await indexedDB.databases(), await caches.keys()])).toEqual([[], []]);
    // The router remembers how far a page was scrolled, under keys that name no page.
    expect(
      await guest.page.evaluate(() =>
        Object.keys(sessionStorage).filter((key) => !key.startsWith('tsr-scroll-restoration')),
      ),
    ).toEqual([]);
    expect(
      await guest.page.evaluate(() =>
        Object.keys(localStorage).filter((key) => !['soulad.theme', 'soulad.locale'].includes(key)),
      ),
    ).toEqual([]);
    expect(await guest.context.cookies()).toEqual([]);
    const answer = await sendGraphql(house.system.origin, '{ desk { now } }', {}, `${session?.name}=${session?.value}`);
    expect(answer.errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    await guest.context.close();
  });

  it('closes the way back: no button of the browser brings the record again', async () => {
    const guest = await house.atTable('Bc. Jitka Lomnická');
    const address = guest.page.url();
    await guest.signOut();
    await guest.page.goBack({ waitUntil: 'commit' }).catch(() => null);
    await arrivesAt(guest.page, isSignIn);
    const shown = flat(await guest.words());
    expect(WORDS.filter((words) => shown.includes(flat(words)))).toEqual([]);
    await guest.page.goto(address);
    await arrivesAt(guest.page, isSignIn);
    expect(await guest.page.locator('.record-unit-text').count()).toBe(0);
    await guest.context.close();
  });

  it('takes every other window of the same browser along', async () => {
    const guest = await house.atTable('Bc. Jitka Lomnická');
    const other = await guest.context.newPage();
    await other.goto(guest.page.url());
    await other.locator('.record-unit-text').first().waitFor();
    await guest.signOut();
    await arrivesAt(other, isSignIn);
    expect(flat(await other.evaluate(() => document.documentElement.textContent ?? ''))).not.toContain('keramickou');
    await guest.context.close();
  });
});

describe('the server goes away while people write', () => {
  it('[I6] the words say that it is gone, the text stays, and is saved once the server is back', async () => {
    const school = await house.atTable('Mgr. Tomáš Bělohrad');
    const mother = await house.atTable('Renata Olšinová');
    const before = 'Psáno před výpadkem.';
    const during = 'Psáno bez spojení.';
    await school.paper.stand({ unit: 'Za září 31 zameškaných hodin', at: 'end' });
    await school.page.keyboard.type(` ${before}`);
    await mother.paper.shows(before);

    await house.system.halt();
    await school.saveState(/^Bez\sspojení/u).waitFor();
    await school.page.keyboard.type(` ${during}`);
    await school.saveState(/^Bez\sspojení:\s\d+\szměn/u).waitFor();
    expect(await school.paper.textWith(during)).toContain(before);
    await mother.saveState(/^Bez\sspojení$/u).waitFor();

    await house.system.resume();
    await school.saved();
    await mother.paper.shows(during);
    const text = await waitFor('both read the same', async () => {
      const [one, other] = await Promise.all([school.paper.textWith(during), mother.paper.textWith(during)]);
      return one !== undefined && one === other ? one : undefined;
    });
    expect(text.split(before)).toHaveLength(2);
    expect(text.split(during)).toHaveLength(2);
    await school.page.reload();
    await school.inConference();
    expect(await school.paper.textWith(during)).toBe(text);
  });
});

it('no page broke and none asked for what its content policy forbids', () => {
  expect(house.faults()).toEqual([]);
});
