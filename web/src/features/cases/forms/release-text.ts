import type { CasePartsFragment } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { useCaseWords } from '../case-words.js';
import { RELEASABLE, type ReleaseDraft } from './release-draft.js';

/** What is signed, in plain words: whoever signs has read this and nothing else. */
export function useReleaseText(kase: CasePartsFragment, draft: ReleaseDraft): string {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const nameOf = (id: string | null): string => {
    const person = kase.persons.find((one) => one.id === id);
    return person === undefined ? '…' : `${person.givenName} ${person.familyName}`;
  };
  const labels = (ids: readonly (string | null)[]): string =>
    format.list(kase.parties.filter((party) => ids.includes(party.id)).map((party) => party.label)) || '…';
  const about = RELEASABLE.filter((category) => draft.categories.includes(category));
  const child = kase.persons.some((person) => person.id === draft.givenBy && person.isChild);
  const said = [
    t(child ? 'releaseText.forChild' : 'releaseText.forSelf', {
      signer: nameOf(child ? draft.signedBy : draft.givenBy),
      child: nameOf(draft.givenBy),
      speaker: labels([draft.speaker]),
      hearers: labels(draft.recipients.filter((party) => party !== draft.speaker)),
      about: format.list(about.map((category) => word(`category.${category}`))) || '…',
    }),
    t('releaseText.purpose', { purpose: draft.purpose.trim() || '…' }),
    draft.to === '' ? t('releaseText.open') : t('releaseText.until', { day: format.day(draft.to) }),
    t('releaseText.free'),
  ];
  return format.text(said.join(' '));
}
