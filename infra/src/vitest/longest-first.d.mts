import type { BaseSequencer } from 'vitest/node';

export function longestFirst(paths: readonly string[]): typeof BaseSequencer;
