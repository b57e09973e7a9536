import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDriver } from './testing/driver.mjs';

let driver: Awaited<ReturnType<typeof openDriver>>;
beforeAll(async () => {
  driver = await openDriver();
});
afterAll(() => driver?.close());

describe('for assistive technology', () => {
  it('the record is one text box with headings and named groups in it', async () => {
    const { page } = await driver.start();
    expect(await page.getByRole('textbox').count()).toBe(1);
    const tree = await page.locator('#mount').ariaSnapshot();
    expect(tree).toContain('textbox "Zápis z konference"');
    expect(tree).toContain('heading "s1 Oddíl s1" [level=2]');
    expect(tree).toContain('group "Část r, vidí OSPOD, škola; jen ke čtení"');
    expect(tree).toContain('button "Kdo vidí a"');
  });

  it('axe finds nothing', async () => {
    const { page, select } = await driver.start();
    await select(['b', 3]);
    const { violations } = await new AxeBuilder({ page }).include('#mount').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });

  it('there is one tab stop, and Tab leaves the text', async () => {
    const { page, press } = await driver.start();
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox');
    await press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).not.toBe('textbox');
  });

  it('the label of a unit is said when the caret enters, and why a key was refused', async () => {
    const { page, select, press } = await driver.start();
    const said = () => page.locator('.record-live').textContent();
    await select(['b', 3]);
    await expect.poll(said).toBe('Část b, vidí OSPOD, škola');
    await select(['r', 3]);
    await expect.poll(said).toBe('Část r, vidí OSPOD, škola; jen ke čtení');
    await press('x');
    await expect.poll(said).toBe('Tady nemůžete psát.');
  });

  it('the page hears which unit has the caret, and null when the focus leaves', async () => {
    const { page, select, press } = await driver.start();
    await select(['b', 3]);
    await press('Tab');
    const focus = () =>
      page.evaluate(() => window.lab.heard.filter(([kind]) => kind === 'focus').map(([, unit]) => unit));
    await expect.poll(async () => (await focus()).slice(-2)).toEqual(['b', null]);
  });

  it('a leaving unit does not fade with reduced motion', async () => {
    const { page, show } = await driver.start();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    onTestFinished(() => page.emulateMedia({ reducedMotion: null }));
    await show([{ id: 's1', canAdd: true, units: [{ id: 'a' }] }]);
    expect(await page.locator('.record-unit-leaving').count()).toBe(0);
  });
});
