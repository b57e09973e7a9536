import { describe, expect, it } from 'vitest';
import {
  conferenceInput,
  isTimeBox,
  isWholeSitting,
  minutesOf,
  plannedMinutes,
  type SittingDraft,
} from './conference-draft.js';

const sitting = (over: Partial<SittingDraft> = {}): SittingDraft => ({
  day: '2026-09-17',
  from: '09:00',
  to: '10:15',
  invited: ['ospod', 'mother'],
  items: [{ title: 'Cíl a pravidla', minutes: '10' }],
  ...over,
});

describe('a proposal of a conference', () => {
  it('counts the minutes of a part and of its programme', () => {
    expect(minutesOf(sitting())).toBe(75);
    expect(
      plannedMinutes({
        items: [
          { title: 'a', minutes: '10' },
          { title: 'b', minutes: 'x' },
          { title: 'c', minutes: '25' },
        ],
      }),
    ).toBe(35);
  });

  it('excludes from each part those who sit in another part only', () => {
    const second = sitting({ from: '10:45', to: '11:30', invited: ['ospod', 'father'] });
    const input = conferenceInput({ goal: ' bezpečí ', place: 'MěÚ', sittings: [second, sitting()] });
    expect(input.goal).toBe('bezpečí');
    expect(input.startsAt).toBe('2026-09-17T07:00:00.000Z');
    expect(input.endsAt).toBe('2026-09-17T09:30:00.000Z');
    expect(input.sittings.map((part) => part.excluded)).toEqual([['father'], ['mother']]);
  });

  it.each([
    ['no guest', { invited: [] }],
    ['no day', { day: '' }],
    ['an end before the start', { to: '08:00' }],
    ['an item without a name', { items: [{ title: ' ', minutes: '5' }] }],
    ['an item without a time box', { items: [{ title: 'a', minutes: '' }] }],
  ])('is not whole with %s', (_what, over) => expect(isWholeSitting(sitting(over))).toBe(false));

  it.each(['1', '480'])('takes %s minutes', (minutes) => expect(isTimeBox(minutes)).toBe(true));
  it.each(['0', '481', '1.5', '', '-3'])('refuses "%s" minutes', (minutes) => expect(isTimeBox(minutes)).toBe(false));
});
