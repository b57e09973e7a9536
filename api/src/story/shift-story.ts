import type { Story } from './story.schema.js';

const DAY_MS = 86_400_000;
const INSTANT_FIELDS = new Set([
  'now',
  'from',
  'to',
  'at',
  'in',
  'out',
  'startsAt',
  'endsAt',
  'proposedAt',
  'convenedAt',
  'openedAt',
]);
const DAY_FIELDS = new Set(['registeredOn', 'reviewOn', 'start', 'until', 'dueOn']);

/**
 * The story moved in time by one constant: every instant by `byMs`, the day of registration and those of the plan and of
 * tasks by whole days. Birthdays, relations and texts stay as they are.
 */
export function shiftStory(story: Story, byMs: number): Story {
  const days = Math.round(byMs / DAY_MS);
  const moved = (value: unknown, name: string): unknown => {
    if (typeof value === 'number' && INSTANT_FIELDS.has(name)) return value + byMs;
    if (typeof value === 'string' && DAY_FIELDS.has(name)) return moveDay(value, days);
    if (Array.isArray(value)) return value.map((one) => moved(one, name));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moved(one, key)]));
  };
  // The walk keeps every field and its kind.
  return moved(story, '') as Story;
}

function moveDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
