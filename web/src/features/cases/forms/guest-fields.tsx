import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { AgenciesDocument } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import type { Fields } from '../../form/index.js';
import { RadioGroup, Select } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import type { Invitation } from './invitation.js';
import { namesOf } from './option-lists.js';
import type { CaseFormProps } from '../case-block.js';
import { seatOfAgency } from '../../../look/seat-of-agency.js';
import { freeLetter } from './free-letter.js';

export interface InvitationFieldsProps {
  readonly fields: Fields<Invitation>;
  /** Letters that seats of the case have. */
  readonly taken: readonly string[];
}

/** Who is invited. The choice fills in what usually follows from it: seat, letter, name at the table. */
export function GuestFields({
  kase,
  fields,
  taken,
}: InvitationFieldsProps & Pick<CaseFormProps, 'kase'>): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const [{ data }] = useQuery({ query: AgenciesDocument });
  const { values, set, change, missing } = fields;
  const agencies = data?.agencies ?? [];
  const chooseAgency = (agencyId: string): void => {
    const agency = agencies.find((one) => one.id === agencyId);
    const type = agency === undefined ? undefined : seatOfAgency(agency.type);
    change({
      agencyId,
      label: agency?.shortName ?? '',
      ...(type !== undefined && { type, letter: freeLetter(type, undefined, taken) }),
    });
  };
  const choosePerson = (personId: string): void => {
    const person = kase.persons.find((one) => one.id === personId);
    const type = person?.isChild === true ? 'child' : 'parent_a';
    change({ personId, type, letter: freeLetter(type, person?.sex, taken), label: person?.givenName ?? '' });
  };
  const kinds = [
    { id: 'agency', name: t('inviteForm.agency') },
    { id: 'person', name: t('inviteForm.person') },
  ] as const;
  const agency = values.who === 'agency';
  return (
    <>
      <RadioGroup label={t('inviteForm.who')} options={kinds} value={values.who} onChange={set('who')} />
      <Select
        key={values.who}
        label={agency ? t('inviteForm.agencyField') : t('inviteForm.personField')}
        placeholder={word('shell.choose')}
        options={
          agency ? agencies.map(({ id, name }) => ({ id, name: format.text(name) })) : namesOf(kase.persons, format)
        }
        value={agency ? values.agencyId : values.personId}
        onChange={agency ? chooseAgency : choosePerson}
        error={missing(agency ? values.agencyId : values.personId)}
      />
    </>
  );
}
