import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDriver } from './testing/driver.mjs';

let driver: Awaited<ReturnType<typeof openDriver>>;
beforeAll(async () => {
  driver = await openDriver();
});
afterAll(() => driver?.close());

const clipboard = (page) =>
  page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => (item?.types.includes(type) ? await (await item.getType(type)).text() : '');
    return { html: await read('text/html'), plain: await read('text/plain') };
  });

describe('the clipboard', () => {
  it('[I3] holds blocks and headings only, with one blank line between blocks', async () => {
    const { page, select, press } = await driver.start();
    await select(['a', 3], ['b', 3]);
    await press('Control+c');
    const { html, plain } = await clipboard(page);
    expect(
      html
        .replace(/ data-pm-slice="[^"]*"/, '')
        .replace(/^.*<body>|<\/body>.*$/gs, '')
        .replace(/<!--.*?-->/g, '')
        .trim(),
    ).toBe(
      '<p>fa</p><p>akce</p><p>rosa</p><p>ruka</p><h2 class="record-title" data-ordinal="s2">Oddíl s2</h2><p>be</p>',
    );
    expect(plain).toBe('fa\n\nakce\n\nrosa\n\nruka\n\nOddíl s2\n\nbe');
  });

  it('[I3] of several units pastes as blocks into one', async () => {
    const { select, press, texts, agree } = await driver.start();
    await select(['a', 3], ['b', 3]);
    await press('Control+c');
    await select(['b', 11]);
    await press('Control+v');
    expect(await texts()).toEqual({ a: 'alfa|akce', r: 'rosa|ruka', b: 'beta|botafa|akce|rosa|ruka|Oddíl s2|be' });
    await agree();
  });

  it('[I3] copied from a read-only unit may be pasted elsewhere; cutting there copies only', async () => {
    const { select, press, texts, agree } = await driver.start();
    await select(['r', 1], ['r', 5]);
    await press('Control+x');
    await select(['b', 1]);
    await press('Control+v');
    expect(await texts()).toEqual({ a: 'alfa|akce', r: 'rosa|ruka', b: 'rosabeta|bota' });
    await agree();
  });

  it('[I3] with our own markup from outside makes no unit, no title and no style', async () => {
    const { page, select, press, texts, agree } = await driver.start();
    await select(['b', 11]);
    await press('Enter');
    await page.evaluate(() => {
      const html =
        '<style>p{color:red}</style><section class="record-section"><h2 class="record-title">Cizí</h2><div class="record-unit" role="group" data-uid="r" style="color:red"><div class="record-unit-text"><p style=\'color:red\'>jedna</p><script>1</script><p><b>dvě</b></p></div></div></section>';
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', html);
      window.lab.view.dom.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    });
    expect(await texts()).toEqual({ a: 'alfa|akce', r: 'rosa|ruka', b: 'beta|bota|Cizí|jedna|dvě' });
    expect(await page.locator('.record-unit').count()).toBe(3);
    expect(await page.locator('.record-unit-text [style]').count()).toBe(0);
    await agree();
  });
});
