/**
 * Prints the figures of the budget (editor 7, 10): 150 units, five other carets, with and without a four times slower
 * processor. Printed, never asserted: run it by hand with `node web/src/record-editor/testing/bench.mjs`.
 */
import { openLab } from './open-lab.mjs';

const UNITS = 150;
const CARETS = 5;
const KEYS = 40;

const lab = await openLab();
try {
  for (const slower of [1, 4]) {
    const page = await lab.page();
    const wire = await page.context().newCDPSession(page);
    await wire.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const figures = await page.evaluate(([units, carets]) => window.runBench(units, carets), [UNITS, CARETS]);
    console.log(
      `${UNITS} units, processor 1/${slower}: mount ${ms(figures.mountMs)}, remote edit ${ms(figures.remoteMs)}, local edit ${ms(figures.localMs)}, reversed order ${ms(figures.moveMs)}`,
    );
    const paints = await keysToPaint(page);
    console.log(
      `  key to paint, ${KEYS} keys with ${CARETS} others typing: p50 ${ms(quantile(paints, 0.5))}, p95 ${ms(quantile(paints, 0.95))}`,
    );
    await page.close();
  }
} finally {
  await lab.close();
}

async function keysToPaint(page) {
  await page.evaluate((carets) => window.prepareKeys(carets), CARETS);
  for (let at = 0; at < KEYS; at++) await page.keyboard.press('x', { delay: 5 });
  return page.evaluate(() => window.finishKeys());
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function ms(value) {
  return `${value.toFixed(1)} ms`;
}
