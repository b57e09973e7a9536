import type { ReactElement } from 'react';
import { AddRelationDocument } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { useAct } from '../../../lib/index.js';
import type { CaseFormProps } from '../case-block.js';
import { useCaseWords } from '../case-words.js';
import { EMPTY_RELATION, isWhole, RelationFields, relationTimes } from './relation-fields.js';
import { FormPanel, useFields } from '../../form/index.js';

/** One more relation between two persons of the case. */
export function RelationForm({ kase, close, saved }: CaseFormProps): ReactElement {
  const { format } = useWords();
  const { t } = useCaseWords();
  const act = useAct(AddRelationDocument);
  const { values, change, missing, ready } = useFields(EMPTY_RELATION);
  const people = kase.persons.map((person) => ({
    id: person.id,
    name: format.text(`${person.givenName} ${person.familyName}`),
  }));
  const submit = async (): Promise<void> => {
    const { from, to, kind } = values;
    if (!ready(isWhole(values)) || from === null || to === null) return;
    const input = { personId: from, otherId: to, kind, ...relationTimes(values) };
    if ((await act.run({ caseId: kase.id, input })) !== undefined) saved();
  };
  return (
    <FormPanel
      title={t('addRelation')}
      submit={t('relationForm.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <RelationFields draft={values} people={people} onChange={change} missing={missing} />
    </FormPanel>
  );
}
