import type { ReactElement } from 'react';
import { RecordReleaseDocument } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { useAct } from '../../../lib/index.js';
import { type Fields, FormPanel, formStyles as styles, useFields } from '../../form/index.js';
import { CheckboxGroup, RadioGroup, Select, TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import { namesOf, seatsOf } from './option-lists.js';
import type { CaseFormProps } from '../case-block.js';
import { EMPTY_RELEASE, RELEASABLE, RELEASE_FORMS, releaseInput, type ReleaseDraft } from './release-draft.js';
import { ReleaseSignature } from './release-signature.js';
import { useReleaseText } from './release-text.js';

/** Zproštění: who allows whom to tell what to whom, for what purpose and until when. */
export function ReleaseForm({ kase, close, saved }: CaseFormProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useCaseWords();
  const act = useAct(RecordReleaseDocument);
  const fields = useFields<ReleaseDraft>(EMPTY_RELEASE);
  const { values, set, missing, ready } = fields;
  const text = useReleaseText(kase, values);
  const submit = async (): Promise<void> => {
    const input = releaseInput(values, text);
    if (!ready(input !== undefined) || input === undefined) return;
    if ((await act.run({ caseId: kase.id, input })) !== undefined) saved();
  };
  return (
    <FormPanel
      title={t('releaseForm.title')}
      submit={t('releaseForm.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <WhoToWhom kase={kase} fields={fields} />
      <TextField
        className={styles.wide ?? ''}
        label={t('releaseForm.purpose')}
        value={values.purpose}
        onChange={set('purpose')}
        isRequired
        error={missing(values.purpose)}
      />
      <TextField type="date" label={t('releaseForm.validFrom')} value={values.from} onChange={set('from')} />
      <TextField type="date" label={t('releaseForm.validTo')} value={values.to} onChange={set('to')} />
      <RadioGroup
        label={t('releaseForm.form')}
        options={RELEASE_FORMS.map((id) => ({ id, name: word(`releaseForm.${id}`) }))}
        value={values.form}
        onChange={set('form')}
      />
      {values.form === 'tablet' ? <ReleaseSignature text={text} fields={fields} /> : null}
    </FormPanel>
  );
}

function WhoToWhom({
  kase,
  fields,
}: Pick<CaseFormProps, 'kase'> & { readonly fields: Fields<ReleaseDraft> }): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const { values, set, change, missing, complain } = fields;
  const child = kase.persons.some((person) => person.id === values.givenBy && person.isChild);
  const adults = kase.persons.filter((person) => !person.isChild && !person.deceased);
  const others = child ? [] : adults.filter((person) => person.id !== values.givenBy);
  const seats = seatsOf(kase.parties, format);
  const some = t('releaseForm.chooseSome');
  return (
    <>
      <Select
        label={t('releaseForm.givenBy')}
        placeholder={word('shell.choose')}
        options={namesOf(kase.persons, format)}
        value={values.givenBy}
        onChange={(givenBy) => change({ givenBy, signedBy: null, together: [] })}
        error={missing(values.givenBy)}
      />
      {child ? (
        <Select
          label={t('releaseForm.signedBy')}
          placeholder={word('shell.choose')}
          options={namesOf(adults, format)}
          value={values.signedBy}
          onChange={set('signedBy')}
          error={missing(values.signedBy)}
        />
      ) : null}
      <Select
        label={t('releaseForm.releasedParty')}
        placeholder={word('shell.choose')}
        options={seats.map(({ id, name }) => ({ id, name }))}
        value={values.speaker}
        onChange={set('speaker')}
        error={missing(values.speaker)}
      />
      <CheckboxGroup
        label={t('releaseForm.recipients')}
        options={seats.filter((seat) => seat.id !== values.speaker)}
        value={values.recipients}
        onChange={set('recipients')}
        error={complain(values.recipients.length === 0, some)}
      />
      <CheckboxGroup
        label={t('releaseForm.categories')}
        options={RELEASABLE.map((id) => ({ id, name: word(`category.${id}`) }))}
        value={values.categories}
        onChange={set('categories')}
        error={complain(values.categories.length === 0, some)}
      />
      {others.length === 0 || values.givenBy === null ? null : (
        <CheckboxGroup
          label={t('releaseForm.together')}
          options={namesOf(others, format)}
          value={values.together}
          onChange={set('together')}
        />
      )}
    </>
  );
}
