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

  const name = { signedName: ' Eva ', form: 'tablet' as const };
  it.each([
    ['nothing', { form: 'tablet' as const }, false],
    ['a name alone', name, false],
    ['a point', { ...name, strokes: [[1, 1]] }, false],
    ['a drawing without a name', { form: 'tablet' as const, strokes: [[1, 1, 2, 2, 3, 3, 4, 4]] }, false],
    ['a name and a drawing', { ...name, strokes: [[1, 1, 2, 2, 3, 3, 4, 4]] }, true],
    ['a name said to stand for it', { ...name, confirmed: true }, true],
  ])('[P23] on a tablet is signed with %s: %#', (_what, over, sent) => {
    expect(releaseInput({ ...whole, ...over }, 'text') !== undefined).toBe(sent);
  });

  it('[P23] carries the text that was signed, and no drawing where there was none', () => {
    const { signature } = releaseInput({ ...whole, ...name, confirmed: true }, 'text') ?? {};
    expect(signature).toEqual({ text: 'text', name: 'Eva', strokes: null });
    expect(releaseInput(whole, 'text')?.signature).toBeNull();
  });
});
