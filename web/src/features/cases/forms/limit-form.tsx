import type { ReactElement } from 'react';
import { LimitReleaseDocument, type ReleasePartsFragment } from '../../../generated/graphql.gen.js';
import { officeInstant, useWords } from '../../../i18n/index.js';
import { useAct } from '../../../lib/index.js';
import { FormPanel, useFields } from '../../form/index.js';
import { CheckboxGroup, TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import { seatsOf } from './option-lists.js';
import type { CaseFormProps } from '../case-block.js';

export interface LimitFormProps extends CaseFormProps {
  readonly release: ReleasePartsFragment;
}

/** Less of a release: what is there can be taken away, nothing can be added. */
export function LimitForm({ release, kase, close, saved }: LimitFormProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const act = useAct(LimitReleaseDocument);
  const { values, set, complain, ready } = useFields({
    recipients: [...release.recipientIds],
    categories: release.categories.map(String),
    to: '',
  });
  const some = t('releaseForm.chooseSome');
  const submit = async (): Promise<void> => {
    const { recipients, to } = values;
    const categories = release.categories.filter((category) => values.categories.includes(category));
    if (!ready(recipients.length > 0, categories.length > 0)) return;
    const validTo = to === '' ? null : officeInstant(to, '23:59');
    const input = { recipientIds: recipients, categories, validTo };
    if ((await act.run({ releaseId: release.id, input })) !== undefined) saved();
  };
  return (
    <FormPanel
      title={t('limitForm.title')}
      lead={t('limitForm.lead')}
      submit={t('limitForm.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <CheckboxGroup
        label={t('releaseForm.recipients')}
        options={seatsOf(
          kase.parties.filter((party) => release.recipientIds.includes(party.id)),
          format,
        )}
        value={values.recipients}
        onChange={set('recipients')}
        error={complain(values.recipients.length === 0, some)}
      />
      <CheckboxGroup
        label={t('releaseForm.categories')}
        options={release.categories.map((id) => ({ id, name: word(`category.${id}`) }))}
        value={values.categories}
        onChange={set('categories')}
        error={complain(values.categories.length === 0, some)}
      />
      <TextField type="date" label={t('limitForm.to')} value={values.to} onChange={set('to')} />
    </FormPanel>
  );
}
