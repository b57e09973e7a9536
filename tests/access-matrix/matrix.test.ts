import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matrixPage } from './matrix-page.js';

describe('printed access matrix', () => {
  it('[I2] is the one that the policy decides by; otherwise run npm run generate', () => {
    expect(readFileSync(new URL('matrix.md', import.meta.url), 'utf8')).toBe(matrixPage());
  });

  it('has a line for each of 20 categories and 16 seats', () => {
    const rows = matrixPage()
      .split('\n')
      .filter((row) => / \| P\d+ \| /.test(row));
    expect(rows.length).toBe(320);
  });
});
