import { expect, it } from 'vitest';
import type { RenderOrder } from './render/main.js';
import { RenderFailure, startRender } from './run-render.js';

const ORDER: RenderOrder = {
  document: {
    ...{ title: 'Zápis', subtitle: '', fileMark: '', recipient: 'škola', formal: false },
    ...{ facts: [], tables: [], sections: [], notes: [], signatures: [] },
  },
  imprint: { fingerprint: '', madeOn: '', madeAt: 0 },
  ...{ format: 'pdf', standard: 'ua-1', kind: 'minutes', name: 'zapis' },
};

it('[W65] a copy that takes more memory or time than it may is given up, and only that copy', async () => {
  const nothing = (): void => undefined;
  const words = 'slovo '.repeat(3_000_000);
  const huge = { ...ORDER, document: { ...ORDER.document, notes: [words] } };
  await expect(startRender(huge, nothing, { milliseconds: 60_000, bytes: 1 }).done).rejects.toThrow(RenderFailure);
  await expect(startRender(huge, nothing, { milliseconds: 1, bytes: 1024 ** 3 }).done).rejects.toThrow(RenderFailure);
  expect((await startRender(ORDER, nothing).done).subarray(0, 5).toString()).toBe('%PDF-');
});
