import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PARTY_TYPES } from '@soulad/shared/policy';
import { contrast, DEFICIENCIES, deltaE2000, type Deficiency } from './colour-science.js';
import { bySeat, PARTY_HUES, PARTY_LOOKS, partyGroup, partyLook } from './parties.js';

const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;
const HUES = Object.entries(PARTY_HUES);

function token(name: string, theme: 'light' | 'dark'): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
  return found?.[theme === 'light' ? 1 : 2] ?? `no token ${name}`;
}

describe('party palette', () => {
  it.each(HUES)('keeps tokens.css and the table in step for %s', (hue, colours) => {
    expect([token(`party-${hue}`, 'light'), token(`party-${hue}`, 'dark')]).toEqual([colours.light, colours.dark]);
  });

  it.each(THEMES)('reads as text and as a mark on every ground, %s', (theme) => {
    for (const [, colours] of HUES) {
      const colour = colours[theme];
      expect(contrast(colour, token('paper', theme)), `${colour} on paper`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, token('frame', theme)), `${colour} on frame`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, token('raised', theme)), `${colour} on raised`).toBeGreaterThanOrEqual(4.2);
      expect(contrast(colour, token('on-ink', theme)), `letter on ${colour}`).toBeGreaterThanOrEqual(5);
    }
  });

  it.each(THEMES.flatMap((theme) => Object.keys(DEFICIENCIES).map((sight) => [theme, sight] as const)))(
    'keeps any two of the twelve at least ΔE 8 apart, %s, %s',
    (theme, sight) => {
      const kind = Object.keys(DEFICIENCIES).find((name): name is Deficiency => name === sight) ?? 'normal';
      const colours = HUES.map(([, hue]) => hue[theme]);
      const distances = colours.flatMap((one, at) =>
        colours.slice(at + 1).map((other) => deltaE2000(one, other, kind)),
      );
      expect(Math.min(...distances)).toBeGreaterThanOrEqual(8);
    },
  );

  it('gives every type of seat its own letter and its own shape', () => {
    const looks = PARTY_TYPES.map((type) => PARTY_LOOKS[type]);
    expect(new Set(looks.map((look) => look.letter)).size).toBe(PARTY_TYPES.length);
    expect(new Set(looks.map((look) => `${look.hue} ${look.hole}`)).size).toBe(PARTY_TYPES.length);
  });

  it('draws the parent by sex, not by where the child lives', () => {
    expect(partyLook('parent_a', 'T').hue).toBe('father');
    expect(partyLook('parent_b', 'M').shape).toBe(partyLook('parent_a', 'M').shape);
  });

  it('keeps the shape of a second seat of one type and gives it another colour', () => {
    const [first, second] = [partyLook('ngo', 'S'), partyLook('ngo', 'I')];
    expect(second.shape).toBe(first.shape);
    expect(second.hue).not.toBe(first.hue);
  });

  it('orders seats by group, kind and letter', () => {
    const seat = (type: (typeof PARTY_TYPES)[number], letter: string) => ({ type, letter });
    const mixed = [
      seat('facilitation', 'F'),
      seat('child', 'D'),
      seat('ngo', 'S2'),
      seat('ngo', 'S'),
      seat('parent_b', 'T'),
      seat('ospod', 'O'),
    ];
    expect(mixed.toSorted(bySeat).map((one) => one.letter)).toEqual(['O', 'S', 'S2', 'T', 'D', 'F']);
  });

  it('puts agencies, family and facilitation into three groups', () => {
    expect(PARTY_TYPES.map(partyGroup).filter((group) => group === 'family')).toHaveLength(5);
    expect(partyGroup('facilitation')).toBe('facilitation');
  });
});

describe('tokens', () => {
  it.each(THEMES)('gives every text colour at least 4.5 on paper and frame, %s', (theme) => {
    for (const name of ['ink', 'ink-2', 'ink-3', 'focus', 'ok', 'warn', 'danger']) {
      for (const ground of ['paper', 'frame']) {
        expect(contrast(token(name, theme), token(ground, theme)), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(token('ink', theme), token('warn-wash', theme))).toBeGreaterThanOrEqual(12);
    for (const ground of ['paper', 'frame', 'raised']) {
      expect(contrast(token('rule-2', theme), token(ground, theme)), `rule-2 on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('colour distance', () => {
  it.each([
    ['#000000', '#ffffff', 100],
    ['#123456', '#123456', 0],
  ])('measures %s to %s as %d', (one, other, distance) => {
    expect(deltaE2000(one, other)).toBeCloseTo(distance, 2);
  });
});
