import { describe, expect, it } from 'vitest';
import { EMPTY_RELEASE, releaseInput, type ReleaseDraft } from './release-draft.js';

const whole: ReleaseDraft = {
  ...EMPTY_RELEASE,
  givenBy: 'mother',
  speaker: 'ngo',
  recipients: ['ospod', 'ngo'],
  categories: ['HOUSING', 'NOTIFIER'],
  purpose: ' péče ',
  to: '2026-12-31',
};

describe('a release to record', () => {
  it('opens only what a client can release, and not towards the one who speaks', () => {
    expect(releaseInput(whole)).toMatchObject({ categories: ['HOUSING'], recipientIds: ['ospod'], purpose: 'péče' });
  });
  it('lasts to the end of its last day in the office', () => {
    expect(releaseInput(whole)).toMatchObject({ validFrom: null, validTo: '2026-12-31T22:59:00.000Z' });
  });
  it.each([
    { givenBy: null },
    { speaker: null },
    { recipients: ['ngo'] },
    { categories: ['NOTIFIER'] },
    { purpose: ' ' },
  ])('is not sent with %o', (over) => expect(releaseInput({ ...whole, ...over })).toBeUndefined());
});
