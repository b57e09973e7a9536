import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person } from '../support/person.js';
import { waitFor } from '../support/wait-for.js';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { flat, secretsFrom, statedTexts, STORY_2, storyOf } from './support/story-files.js';
import { Wire } from './support/wire.js';

const story = await storyOf(STORY_2);
/** Nothing of this may be anywhere in what the father is given: phrases of the file, seats and people he must not know. */
const TRACES = [
  ...secretsFrom(story, 'otec'),
  'Zvonkov',
  'Úkryt',
  'Zimov',
  'intervenční centrum',
  'Mlejnkov',
  'psycholožka',
  'azylov',
];

interface Numbered {
  readonly record: {
    readonly sections: readonly { readonly ordinal: string; readonly units: readonly { readonly ordinal: string }[] }[];
  };
}

let house: House;
let father: Guest;
let mother: Guest;
let police: Guest;
let ospod: Guest;
const NAMES = {
  otec: 'Radek Brslenka',
  matka: 'Ilona Brslenková',
  policie: 'npor. Luboš Kryl',
  ospod: 'Mgr. Anna Vaňátková',
} as const;

beforeAll(async () => {
  house = await House.open({ stories: [STORY_2] });
  father = await house.guest(NAMES.otec);
  [mother, police, ospod] = await Promise.all([
    house.atTable(NAMES.matka),
    house.atTable(NAMES.policie),
    house.atTable(NAMES.ospod),
  ]);
});

afterAll(async () => {
  await house.close();
});

async function traces(): Promise<string[]> {
  const whole = flat(
    `${await father.page.content()} ${await father.words()} ${await father.page.title()} ${father.page.url()}`,
  ).toLowerCase();
  return TRACES.filter((trace) => whole.includes(trace.toLowerCase()));
}

it('the mother meets nothing of his sitting', async () => {
  const page = flat(await mother.words());
  for (const words of ['Pohled otce', 'Křižovatka', 'adiktolog', 'Jasan'])
    expect(page.includes(words), words).toBe(false);
  expect(page).toContain('Zvonková 1187');
});

describe('the father in his own sitting', () => {
  it('[I1] finds no trace of the address and of the hidden seats on his desk, in the list of cases and in the case', async () => {
    expect(await traces()).toEqual([]);
    await father.page.getByRole('link', { name: 'Případy', exact: true }).click();
    await father.page.waitForURL(/\/cases$/u);
    await father.page.getByRole('link', { name: 'Brslenkovi', exact: true }).waitFor();
    expect(await traces()).toEqual([]);
    await father.page.getByRole('link', { name: 'Brslenkovi', exact: true }).click();
    await father.page.getByRole('region', { name: 'U stolu' }).waitFor();
    expect(await traces()).toEqual([]);
    await father.page.getByRole('link', { name: /^Otevřít konferenci/u }).click();
    await father.inConference();
    expect(await traces()).toEqual([]);
  });

  it('[I1] sees exactly the passages that the story states for him, and the mother hers', async () => {
    expect((await father.paper.texts()).map(flat).toSorted()).toEqual(statedTexts(story, 'otec').toSorted());
    expect((await mother.paper.texts()).map(flat).toSorted()).toEqual(statedTexts(story, 'matka').toSorted());
    expect((await police.paper.texts()).map(flat).toSorted()).toEqual(statedTexts(story, 'policie').toSorted());
  });

  it('[I11] his agenda, his sections and his passages are numbered without a gap', async () => {
    const person = await Person.signIn(house.system.origin, 'radek');
    const { record } = await person.ask<Numbered>(
      'query ($id: ID!) { record(id: $id) { sections { ordinal units { ordinal } } } }',
      { id: await person.recordId() },
    );
    expect(record.sections.map(({ ordinal }) => ordinal)).toEqual(record.sections.map((_, at) => String(at + 1)));
    for (const { ordinal, units } of record.sections) {
      expect(units.map((unit) => unit.ordinal)).toEqual(units.map((_, at) => `${ordinal}.${at + 1}`));
    }
    const course = father.page.getByRole('complementary', { name: 'Průběh' });
    expect(flat(await course.innerText())).toContain('Pohled otce a kontakt s dětmi');
    expect(flat(await course.innerText())).not.toContain('Bezpečí');
    expect(await course.getByRole('list').first().getByRole('listitem').count()).toBe(2);
  });

  it('meets in his sitting those who sit there, and nobody of the other one', async () => {
    const people = flat(await father.page.getByRole('region', { name: 'Přítomní' }).innerText());
    for (const name of ['Radek Brslenka', 'JUDr. Hynek Jasan', 'Mgr. Anna Vaňátková']) expect(people).toContain(name);
    for (const name of ['Ilona', 'Kryl', 'Zimov', 'Mlejnkov', 'Podpůrná osoba']) expect(people).not.toContain(name);
  });

  it('[I1] hears nothing at all, not one frame, while others write what is hidden from him', async () => {
    const wire = new Wire(father.page);
    await father.page.reload();
    await father.inConference();
    await father.saved();
    const quiet = await settled(wire);
    await police.paper.stand({ unit: 'Zahájeny úkony pro podezření', at: 'end' });
    await police.page.keyboard.type(' Doplněno při jednání.');
    await ospod.paper.stand({ unit: 'Azylový byt', at: 'end' });
    await ospod.page.keyboard.type(' Klíče má vedoucí.');
    await mother.paper.shows('Klíče má vedoucí');
    await ospod.paper.shows('Doplněno při jednání');
    // A word that he may have marks the moment by which everything before it would have come.
    await ospod.paper.stand({ unit: 'Cíl: bezpečí dětí', at: 'end' });
    await ospod.page.keyboard.type(' Děkujeme.');
    await father.paper.shows('Děkujeme.');
    const units = wire.since(quiet).flatMap((frame) => [...frame.matchAll(/"unitId":"([^"]+)"/gu)].map(([, id]) => id));
    expect(new Set(units).size, 'only the passage with the word was spoken of').toBe(1);
    const bytes = wire.since(quiet).filter((frame) => frame.startsWith('<')).length;
    expect(bytes).toBeLessThanOrEqual(units.length);
    expect(await traces()).toEqual([]);
  });

  it('[P13] writes into his own passages, and only those who see them read it', async () => {
    await father.paper.stand({ unit: 'Nastoupil k adiktologovi', at: 'end' });
    await father.page.keyboard.type(' Začíná v pondělí.');
    await ospod.paper.shows('Začíná v pondělí');
    for (const guest of [mother, police]) expect((await guest.words()).includes('Začíná v pondělí')).toBe(false);
  });
});

it('[I2] the view that OSPOD takes as the father shows what the father has, word by word', async () => {
  await ospod.page.getByRole('tab', { name: 'Pohled' }).click();
  await ospod.page.getByRole('button', { name: /Jak to dostane/u }).click();
  await ospod.page.getByRole('option', { name: 'otec', exact: true }).click();
  const sheet = ospod.page.getByRole('group', { name: 'Zápis, jak ho dostane otec' });
  const own = (await father.paper.texts()).map(flat);
  await waitFor('the view shows what he has', async () => {
    const shown = flat(await sheet.innerText());
    return own.every((text) => shown.includes(text));
  });
  const shown = flat(await sheet.innerText()).toLowerCase();
  expect(TRACES.filter((trace) => shown.includes(trace.toLowerCase()))).toEqual([]);
});

it('no page broke and none asked for what its content policy forbids', () => {
  expect(house.faults()).toEqual([]);
});

/** The number of frames once no more of the opening arrive: two readings, half a second apart, are the same. */
async function settled(wire: Wire): Promise<number> {
  let last = { count: -1, at: 0 };
  return waitFor('the page has everything it asked for', () => {
    if (wire.count !== last.count) last = { count: wire.count, at: performance.now() };
    return performance.now() - last.at > 500 ? last.count : undefined;
  });
}
