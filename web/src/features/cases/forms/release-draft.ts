import type { Category, ReleaseInput } from '../../../generated/graphql.gen.js';
import { officeInstant } from '../../../i18n/index.js';
import { isSigned, NO_SIGNATURE, type SignatureDraft, signatureInput } from '../../form/index.js';

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
export interface ReleaseDraft extends SignatureDraft {
  readonly givenBy: string | null;
  readonly speaker: string | null;
  readonly recipients: string[];
  readonly categories: string[];
  readonly purpose: string;
  readonly form: (typeof RELEASE_FORMS)[number];
  readonly from: string;
  readonly to: string;
  /** Who signs for a child. */
  readonly signedBy: string | null;
  /** Others who have to give the same. */
  readonly together: string[];
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
  signedBy: null,
  together: [],
  ...NO_SIGNATURE,
};

/**
 * The release as the server takes it; undefined while something required is missing.
 * @param text what stood before the signer on a tablet
 */
export function releaseInput(draft: ReleaseDraft, text = ''): ReleaseInput | undefined {
  const { givenBy, speaker, form, from, to } = draft;
  const categories = RELEASABLE.filter((category) => draft.categories.includes(category));
  const recipients = draft.recipients.filter((party) => party !== speaker);
  const purpose = draft.purpose.trim();
  if (givenBy === null || speaker === null || recipients.length === 0 || categories.length === 0 || purpose === '')
    return undefined;
  if (form === 'tablet' && !isSigned(draft)) return undefined;
  return {
    givenByPersonId: givenBy,
    releasedPartyId: speaker,
    recipientIds: recipients,
    categories,
    purpose,
    form,
    signedByPersonId: draft.signedBy,
    togetherWithIds: draft.together.filter((person) => person !== givenBy),
    signature: form === 'tablet' ? signatureInput(draft, text) : null,
    validFrom: from === '' ? null : officeInstant(from, '00:00'),
    validTo: to === '' ? null : officeInstant(to, '23:59'),
  };
}
