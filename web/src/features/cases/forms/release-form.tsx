import type { ReactElement } from 'react';
import { RecordReleaseDocument, type Category } from '../../../generated/graphql.gen.js';
import { officeInstant, useWords } from '../../../i18n/index.js';
import { useAct } from '../../../lib/index.js';
import { CheckboxGroup, PartyMark, RadioGroup, Select, TextField, type Option } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import { FormPanel } from './form-panel.js';
import styles from './forms.module.css';
import type { CaseFormProps } from './relation-form.js';
import { isEmpty, useFields } from './use-fields.js';

/** Categories that a client's release can open; hard-blocked and internal ones are not among them. */
const RELEASABLE = [
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
const FORMS = ['written', 'oral_recorded', 'tablet'] as const;

interface Draft {
  readonly givenBy: string | null;
  readonly speaker: string | null;
  readonly recipients: string[];
  readonly categories: string[];
  readonly purpose: string;
  readonly form: (typeof FORMS)[number];
  readonly from: string;
  readonly to: string;
}

const EMPTY: Draft = {
  givenBy: null,
  speaker: null,
  recipients: [],
  categories: [],
  purpose: '',
  form: 'written',
  from: '',
  to: '',
};

/** Zproštění: who allows whom to tell what to whom, for what purpose and until when. */
export function ReleaseForm({ kase, close, saved }: CaseFormProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const act = useAct(RecordReleaseDocument);
  const { values, set, missing, complain, ready } = useFields(EMPTY);
  const people = kase.persons.map((person) => ({
    id: person.id,
    name: format.text(`${person.givenName} ${person.familyName}`),
  }));
  const seats: readonly Option[] = kase.parties.map((party) => ({
    id: party.id,
    name: format.text(party.label),
    mark: <PartyMark type={party.type} letter={party.letter} />,
  }));
  const submit = async (): Promise<void> => {
    const { givenBy, speaker, recipients, purpose, form, from, to } = values;
    const categories = RELEASABLE.filter((category) => values.categories.includes(category));
    const whole = ready(
      givenBy !== null,
      speaker !== null,
      recipients.length > 0,
      categories.length > 0,
      !isEmpty(purpose),
    );
    if (!whole || givenBy === null || speaker === null) return;
    const times = {
      validFrom: from === '' ? null : officeInstant(from, '00:00'),
      validTo: to === '' ? null : officeInstant(to, '23:59'),
    };
    const input = {
      givenByPersonId: givenBy,
      releasedPartyId: speaker,
      recipientIds: recipients,
      categories,
      purpose: purpose.trim(),
      form,
      ...times,
    };
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
      <Select
        label={t('releaseForm.givenBy')}
        placeholder={word('shell.choose')}
        options={people}
        value={values.givenBy}
        onChange={set('givenBy')}
        error={missing(values.givenBy)}
      />
      <Select
        label={t('releaseForm.releasedParty')}
        placeholder={word('shell.choose')}
        options={seats}
        value={values.speaker}
        onChange={set('speaker')}
        error={missing(values.speaker)}
      />
      <CheckboxGroup
        label={t('releaseForm.recipients')}
        options={seats.filter((seat) => seat.id !== values.speaker)}
        value={values.recipients}
        onChange={set('recipients')}
        error={complain(values.recipients.length === 0, t('releaseForm.chooseSome'))}
      />
      <CheckboxGroup
        label={t('releaseForm.categories')}
        options={RELEASABLE.map((id) => ({ id, name: word(`category.${id}`) }))}
        value={values.categories}
        onChange={set('categories')}
        error={complain(values.categories.length === 0, t('releaseForm.chooseSome'))}
      />
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
        options={FORMS.map((id) => ({ id, name: word(`releaseForm.${id}`) }))}
        value={values.form}
        onChange={set('form')}
      />
    </FormPanel>
  );
}
