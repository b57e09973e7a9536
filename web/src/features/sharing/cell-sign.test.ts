import { describe, expect, it } from 'vitest';
import { isChanged, signOf } from './cell-sign.js';

const cell = { level: 'yes', defaultLevel: 'yes', condition: null, brings: 'no', releases: [] } as const;

describe('the sign of a cell', () => {
  it.each([
    ['yes', {}],
    ['author', { brings: 'yes' }],
    ['author', { brings: 'consent' }],
    ['needsRelease', { condition: 'disclosed' }],
    ['released', { condition: 'release_or_100a', releases: [{}] }],
    ['needsRelease', { level: 'release' }],
    ['released', { level: 'release', releases: [{}] }],
    ['own', { level: 'own', brings: 'yes' }],
    ['decision', { level: 'decision' }],
    ['never', { level: 'never', brings: 'yes' }],
    ['block', { level: 'block' }],
  ] as const)('is %s for %j', (sign, over) => {
    expect(signOf({ ...cell, ...over })).toBe(sign);
  });

  it('has a notch where the case differs from the default rules', () => {
    expect(isChanged(cell)).toBe(false);
    expect(isChanged({ ...cell, level: 'never' })).toBe(true);
  });
});
