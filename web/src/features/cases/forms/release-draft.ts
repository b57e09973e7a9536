import type { Category, ReleaseInput } from '../../../generated/graphql.gen.js';
import { officeInstant } from '../../../i18n/index.js';

/** Categories that a client's release can open; hard-blocked and internal ones are not among them. */
export const RELEASABLE = [
  'CONTACT',
  'FAMREL',
  'EDU',
  'EDU_SPEC',
  'HEALTH_C',
  'HEALTH_P',
  'FIN',
  'HOUSING',
  'SERVICE',
  'COURT',
] as const satisfies readonly Category[];
export const RELEASE_FORMS = ['written', 'oral_recorded', 'tablet'] as const;

/** What is written about a release. Days YYYY-MM-DD; an empty day is no limit. */
export interface ReleaseDraft {
  readonly givenBy: string | null;
  readonly speaker: string | null;
  readonly recipients: string[];
  readonly categories: string[];
  readonly purpose: string;
  readonly form: (typeof RELEASE_FORMS)[number];
  readonly from: string;
  readonly to: string;
}

export const EMPTY_RELEASE: ReleaseDraft = {
  givenBy: null,
  speaker: null,
  recipients: [],
  categories: [],
  purpose: '',
  form: 'written',
  from: '',
  to: '',
};

/** The release as the server takes it; undefined while something required is missing. */
export function releaseInput(draft: ReleaseDraft): ReleaseInput | undefined {
  const { givenBy, speaker, form, from, to } = draft;
  const categories = RELEASABLE.filter((category) => draft.categories.includes(category));
  const recipients = draft.recipients.filter((party) => party !== speaker);
  const purpose = draft.purpose.trim();
  if (givenBy === null || speaker === null || recipients.length === 0 || categories.length === 0 || purpose === '')
    return undefined;
  return {
    givenByPersonId: givenBy,
    releasedPartyId: speaker,
    recipientIds: recipients,
    categories,
    purpose,
    form,
    validFrom: from === '' ? null : officeInstant(from, '00:00'),
    validTo: to === '' ? null : officeInstant(to, '23:59'),
  };
}
