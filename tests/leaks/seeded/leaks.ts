import type { SeededLeak } from '../leak.js';
import { CASE_LEAKS } from './case-leaks.js';
import { LIVE_LEAKS } from './live-leaks.js';
import { READ_LEAKS } from './read-leaks.js';
import { WALL_LEAKS } from './wall-leaks.js';

/** Leaks of the kinds that systems like this one have had; those of the tap come on top. */
export const LEAKS: readonly SeededLeak[] = [...READ_LEAKS, ...LIVE_LEAKS, ...WALL_LEAKS, ...CASE_LEAKS];
