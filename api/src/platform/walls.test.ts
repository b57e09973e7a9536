import { afterEach, describe, expect, it } from 'vitest';
import { walls } from './walls.js';

afterEach(() => {
  delete process.env.SOULAD_MODE;
  delete process.env.SOULAD_WALLS;
});

describe('walls', () => {
  it.each([
    ['production', 'app'],
    ['demo', 'rls'],
    [undefined, 'app'],
  ])('[I3] both stand in mode %s, whatever SOULAD_WALLS says', (mode, only) => {
    if (mode) process.env.SOULAD_MODE = mode;
    process.env.SOULAD_WALLS = only;
    expect(walls()).toEqual({ app: true, rls: true });
  });

  it('one comes down in a test', () => {
    process.env.SOULAD_MODE = 'test';
    process.env.SOULAD_WALLS = 'app';
    expect(walls()).toEqual({ app: true, rls: false });
    process.env.SOULAD_WALLS = 'rls';
    expect(walls()).toEqual({ app: false, rls: true });
  });
});
