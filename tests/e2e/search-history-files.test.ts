import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Guest } from './support/guest.js';
import { House } from './support/house.js';
import { faultsIn, LOOKS, type Look } from './support/looks.js';
import { STORY_1 } from './support/story-files.js';

let house: House;
beforeAll(async () => {
  house = await House.open({ stories: [STORY_1] });
});
afterAll(async () => {
  await house.close();
});

/** On a phone the columns are tabs. */
async function openColumn({ page }: Guest, name: 'Zápis' | 'Souvislosti'): Promise<void> {
  const tab = page.getByRole('navigation', { name: 'Části konference' }).getByRole('button', { name });
  if (await tab.isVisible()) await tab.click();
}

/** A picture of one colour with the name of its author in it. */
function picture(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from('0000000800000008' + '0802000000', 'hex');
  const rows = Buffer.concat(Array.from({ length: 8 }, () => Buffer.concat([Buffer.alloc(1), Buffer.alloc(24, 120)])));
  const words = chunk('tEXt', Buffer.from('Author\0Kapradina', 'latin1'));
  const parts = [chunk('IHDR', head), words, chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

describe.each(LOOKS)('at $width px', (look: Look) => {
  it('search answers by keyboard, says nothing of the question anywhere, and leads to the place', async () => {
    const guest = await house.guest('Mgr. Tomáš Bělohrad', look);
    const { page } = guest;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    // The field comes a moment after the frame of the page.
    await page.getByRole('search').waitFor();
    await page.getByRole('link', { name: 'Případy' }).first().focus();
    await page.keyboard.press('/');
    const wide = await page.getByRole('textbox', { name: 'Hledat' }).isVisible();
    if (!wide) await page.getByRole('heading', { level: 1, name: 'Hledání' }).waitFor();
    await page.keyboard.type('lhuta');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Nalezen' }).waitFor();
    const found = await faultsIn(page, 'search-found', look);
    expect(await page.locator('mark').first().textContent()).toMatch(/lhůt/iu);
    await page.getByLabel('Hledaná slova').fill('zzzyx');
    await page.keyboard.press('Enter');
    await page.getByText('Nic z toho, co smíte číst, hledaným slovům neodpovídá.').waitFor();
    found.push(...(await faultsIn(page, 'search-nothing', look)));
    await page.keyboard.press('Control+k');
    await page.keyboard.type('lhuta');
    await page.keyboard.press('Enter');
    const hit = page.getByRole('link', { name: /^zápis/u }).first();
    await hit.focus();
    await page.keyboard.press('Enter');
    await guest.inConference();
    expect(new URL(page.url()).hash).toMatch(/^#unit-/u);
    await page.goBack();
    await page.getByRole('status').filter({ hasText: 'Nalezen' }).waitFor();
    expect(await page.getByLabel('Hledaná slova').inputValue()).toBe('lhuta');
    expect([...asked, page.url(), await page.title()].join()).not.toContain('lhut');
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
      'lhut',
    );
    expect([...found, ...guest.faults]).toEqual([]);
    await guest.context.close();
  });

  it('history shows what changed in words, and the author side brings an earlier text back', async () => {
    const guest = await house.atTable('Bc. Jitka Lomnická', look);
    const { page } = guest;
    const unit = 'Rodina bude s poradnou';
    const words = `Kapradina ${look.width}.`;
    await guest.paper.stand({ unit, at: 'end' });
    await page.keyboard.type(` ${words}`);
    await guest.saved();
    await openColumn(guest, 'Souvislosti');
    await page.getByRole('tab', { name: 'Historie' }).click();
    await page.getByRole('heading', { name: 'Poslední změny' }).waitFor();
    const found = await faultsIn(page, 'history-record', look);
    const panel = page.getByRole('tabpanel', { name: 'Historie' });
    await panel
      .getByRole('button', { name: /OSPOD, úprava/u })
      .first()
      .press('Enter');
    const diff = page.getByRole('group', { name: 'Co se změnilo' });
    await diff.locator('ins', { hasText: words }).waitFor();
    expect(await diff.locator('ins').textContent()).toContain('přidáno');
    found.push(...(await faultsIn(page, 'history-diff', look)));
    await panel.getByRole('button', { name: /OSPOD, začátek/u }).press('Enter');
    await page.getByRole('button', { name: 'Vrátit toto znění' }).press('Enter');
    await page.getByText('Nynější text části se nahradí').waitFor();
    found.push(...(await faultsIn(page, 'history-restore', look)));
    await page.getByRole('button', { name: 'Vrátit toto znění' }).press('Enter');
    await openColumn(guest, 'Zápis');
    await guest.paper.lacks(words);
    await guest.paper.shows(unit);
    await guest.saved();
    expect([...found, ...guest.faults]).toEqual([]);
    await guest.context.close();
  });

  it('a file is brought, seen by those who read the passage, shown, and taken away', async () => {
    const guest = await house.atTable('Mgr. Tomáš Bělohrad', look);
    const { page } = guest;
    await guest.paper.stand({ unit: 'Škola považuje lhůtu', at: 'end' });
    const input = page.locator('input[type=file]');
    await input.setInputFiles({ name: 'zpráva.html', mimeType: 'application/pdf', buffer: Buffer.from('<html>') });
    await page.getByRole('alert').filter({ hasText: 'Nic se neuložilo' }).waitFor();
    const found = await faultsIn(page, 'file-refused', look);
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
    await input.setInputFiles({ name: 'zpráva.pdf', mimeType: 'application/pdf', buffer: pdf });
    await page.getByText('Soubor může obsahovat jméno autora').waitFor();
    found.push(...(await faultsIn(page, 'file-asked', look)));
    await page.getByRole('button', { name: 'Přiložit i tak' }).press('Enter');
    await page.getByRole('link', { name: /^Stáhnout zpráva\.pdf/u }).waitFor();
    await input.setInputFiles({ name: 'fotka.png', mimeType: 'image/png', buffer: picture() });
    await page.getByRole('button', { name: 'Náhled', exact: true }).click();
    const image = page.getByRole('img', { name: 'Náhled obrázku fotka.png' });
    await image.waitFor();
    expect(await image.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth)).toBe(8);
    expect(
      Buffer.from((await image.getAttribute('src'))?.split(',')[1] ?? '', 'base64').toString('latin1'),
    ).not.toContain('Kapradina');
    found.push(...(await faultsIn(page, 'file-list', look)));
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Stáhnout zpráva\.pdf/u }).click();
    expect((await download).suggestedFilename()).toBe('zpráva.pdf');
    for (const name of ['zpráva.pdf', 'fotka.png']) {
      await page.getByRole('button', { name: `Odebrat přílohu ${name}` }).click();
      await page.getByRole('button', { name: `Opravdu odebrat: ${name}` }).click();
      await page.getByRole('link', { name: `Stáhnout ${name}` }).waitFor({ state: 'detached' });
    }
    expect([...found, ...guest.faults]).toEqual([]);
    await guest.context.close();
  });
});
