import type { ReactElement } from 'react';
import { useWords } from '../../../i18n/index.js';
import type { Fields } from '../../form/index.js';
import { Checkbox, CheckboxGroup } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import type { Invitation } from './invitation.js';
import { namesOf, seatsOf } from './option-lists.js';
import type { CaseFormProps } from '../case-block.js';

/** Whom the seat stands for, and who may know that it is there. */
export function KnowledgeFields({
  kase,
  fields,
}: Pick<CaseFormProps, 'kase'> & { readonly fields: Fields<Invitation> }): ReactElement {
  const { format } = useWords();
  const { t } = useCaseWords();
  const { values, set } = fields;
  return (
    <>
      {values.type === 'guardian' || values.type === 'representative' ? (
        <CheckboxGroup
          label={t('inviteForm.represents')}
          options={namesOf(kase.persons, format)}
          value={values.represents}
          onChange={set('represents')}
        />
      ) : null}
      <Checkbox isSelected={values.knownToAll} onChange={set('knownToAll')}>
        {t('inviteForm.knownToAll')}
      </Checkbox>
      {values.knownToAll ? null : (
        <CheckboxGroup
          label={t('inviteForm.knownTo')}
          options={seatsOf(kase.parties, format)}
          value={values.knownTo}
          onChange={set('knownTo')}
        />
      )}
    </>
  );
}
