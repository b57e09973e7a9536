import type { ReactElement } from 'react';
import { AddPersonDocument } from '../../../generated/graphql.gen.js';
import { useAct } from '../../../lib/index.js';
import { useCaseWords } from '../case-words.js';
import { EMPTY_PERSON, PersonFields, personInput } from './person-fields.js';
import { FormPanel, isEmpty, useFields } from '../../form/index.js';

/** One more person of the family. */
export function PersonForm(props: {
  readonly caseId: string;
  readonly close: () => void;
  readonly saved: () => void;
}): ReactElement {
  const { t } = useCaseWords();
  const act = useAct(AddPersonDocument);
  const { values, change, missing, ready } = useFields(EMPTY_PERSON);
  const submit = async (): Promise<void> => {
    if (!ready(!isEmpty(values.givenName), !isEmpty(values.familyName))) return;
    if ((await act.run({ caseId: props.caseId, input: personInput(values) })) !== undefined) props.saved();
  };
  return (
    <FormPanel
      title={t('addPerson')}
      submit={t('person.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={props.close}
    >
      <PersonFields draft={values} onChange={change} missing={missing} />
    </FormPanel>
  );
}
