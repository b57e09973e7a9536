import { readFile } from 'node:fs/promises';
import type { Guest } from './guest.js';

/** Makes a copy as it is chosen, and reads what the browser saved. */
export async function makeCopy({ page }: Guest, name: string): Promise<{ file: string; bytes: Buffer }> {
  await page.getByRole('region', { name: 'Kopie na papír' }).getByLabel('Potvrďte, že jste to vy').fill(name);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Vyhotovit kopii' }).click(),
  ]);
  await page.getByText(/^Kopie je stažená:/u).waitFor();
  return { file: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
