import type { ReactElement } from 'react';
import { useWords } from '../../../i18n/index.js';
import { orNull } from '../../form/index.js';
import { Checkbox, Select, TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';

/** What is written about one person. */
export interface PersonDraft {
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: string;
  readonly sex: 'female' | 'male' | 'unknown';
  readonly isChild: boolean;
  readonly deceased: boolean;
  readonly household: string;
}

export const EMPTY_PERSON: PersonDraft = {
  givenName: '',
  familyName: '',
  bornOn: '',
  sex: 'unknown',
  isChild: false,
  deceased: false,
  household: '',
};

/** A draft as the server takes it. */
export function personInput(draft: PersonDraft) {
  return {
    givenName: draft.givenName.trim(),
    familyName: draft.familyName.trim(),
    bornOn: orNull(draft.bornOn),
    sex: draft.sex,
    isChild: draft.isChild,
    deceased: draft.deceased,
    household: orNull(draft.household),
  };
}

const SEXES = ['female', 'male', 'unknown'] as const;

export interface PersonFieldsProps {
  readonly draft: PersonDraft;
  readonly onChange: (next: Partial<PersonDraft>) => void;
  readonly missing: (value: string) => string | undefined;
}

/** Fields of one person, for a new case and for one more person of a known case. */
export function PersonFields({ draft, onChange, missing }: PersonFieldsProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useCaseWords();
  return (
    <>
      <TextField
        label={t('person.givenName')}
        value={draft.givenName}
        onChange={(givenName) => onChange({ givenName })}
        isRequired
        error={missing(draft.givenName)}
      />
      <TextField
        label={t('person.familyName')}
        value={draft.familyName}
        onChange={(familyName) => onChange({ familyName })}
        isRequired
        error={missing(draft.familyName)}
      />
      <TextField
        type="date"
        label={t('person.bornOn')}
        value={draft.bornOn}
        onChange={(bornOn) => onChange({ bornOn })}
      />
      <Select
        label={t('person.sex')}
        options={SEXES.map((id) => ({ id, name: word(`sex.${id}`) }))}
        value={draft.sex}
        onChange={(sex) => onChange({ sex })}
      />
      <TextField
        label={t('person.household')}
        hint={t('person.householdHint')}
        value={draft.household}
        onChange={(household) => onChange({ household })}
      />
      <div>
        <Checkbox isSelected={draft.isChild} onChange={(isChild) => onChange({ isChild })}>
          {t('person.isChild')}
        </Checkbox>
        <Checkbox isSelected={draft.deceased} onChange={(deceased) => onChange({ deceased })}>
          {t('person.deceased')}
        </Checkbox>
      </div>
    </>
  );
}
