import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { AgenciesDocument, InvitePartyDocument } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { useAct } from '../../../lib/index.js';
import { Checkbox, CheckboxGroup, PartyMark, RadioGroup, Select, TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import { FormPanel } from './form-panel.js';
import styles from './forms.module.css';
import { EMPTY_INVITATION, inviteInput, INVITABLE, type Invitation } from './invitation.js';
import type { CaseFormProps } from './relation-form.js';
import { freeLetter, isLetter, seatOfAgency } from './seat-of-agency.js';
import { isEmpty, useFields } from './use-fields.js';

/** A new seat at the table: who, as what, for what purpose and on which basis. */
export function InviteForm({ kase, close, saved }: CaseFormProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const [{ data }] = useQuery({ query: AgenciesDocument });
  const act = useAct(InvitePartyDocument);
  const fields = useFields<Invitation>(EMPTY_INVITATION);
  const { values, set, change, missing, complain, ready } = fields;
  const agencies = data?.agencies ?? [];
  const taken = kase.parties.map((party) => party.letter);
  const people = kase.persons.map((person) => ({
    id: person.id,
    name: format.text(`${person.givenName} ${person.familyName}`),
  }));
  const letterError = taken.includes(values.letter)
    ? t('inviteForm.letterTaken', { letter: values.letter })
    : t('inviteForm.letterHint');

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
  const submit = async (): Promise<void> => {
    const guest = values.who === 'agency' ? values.agencyId : values.personId;
    const free = isLetter(values.letter) && !taken.includes(values.letter);
    if (
      !ready(
        guest !== null,
        values.type !== null,
        free,
        !isEmpty(values.label),
        !isEmpty(values.purpose),
        !isEmpty(values.basis),
      )
    )
      return;
    const input = inviteInput(values);
    if (input !== undefined && (await act.run({ caseId: kase.id, input })) !== undefined) saved();
  };
  return (
    <FormPanel
      title={t('inviteForm.title')}
      submit={isEmpty(values.label) ? t('inviteForm.submit') : t('inviteForm.submitNamed', { name: values.label })}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <RadioGroup
        label={t('inviteForm.who')}
        options={[
          { id: 'agency', name: t('inviteForm.agency') },
          { id: 'person', name: t('inviteForm.person') },
        ]}
        value={values.who}
        onChange={set('who')}
      />
      {values.who === 'agency' ? (
        <Select
          label={t('inviteForm.agencyField')}
          placeholder={word('shell.choose')}
          options={agencies.map((agency) => ({ id: agency.id, name: format.text(agency.name) }))}
          value={values.agencyId}
          onChange={chooseAgency}
          error={missing(values.agencyId)}
        />
      ) : (
        <Select
          label={t('inviteForm.personField')}
          placeholder={word('shell.choose')}
          options={people}
          value={values.personId}
          onChange={choosePerson}
          error={missing(values.personId)}
        />
      )}
      <Select
        label={t('inviteForm.type')}
        placeholder={word('shell.choose')}
        options={INVITABLE.map((id) => ({
          id,
          name: word(`partyType.${id}`),
          mark: <PartyMark type={id} letter={freeLetter(id, undefined, [])} />,
        }))}
        value={values.type}
        onChange={(type) => change({ type, letter: freeLetter(type, undefined, taken) })}
        error={missing(values.type)}
      />
      <TextField
        label={t('inviteForm.letter')}
        hint={t('inviteForm.letterHint')}
        value={values.letter}
        onChange={set('letter')}
        isRequired
        error={complain(!isLetter(values.letter) || taken.includes(values.letter), letterError)}
      />
      <TextField
        label={t('inviteForm.label')}
        value={values.label}
        onChange={set('label')}
        isRequired
        error={missing(values.label)}
      />
      <TextField
        label={t('inviteForm.basis')}
        value={values.basis}
        onChange={set('basis')}
        isRequired
        error={missing(values.basis)}
      />
      <TextField
        className={styles.wide ?? ''}
        label={t('inviteForm.purpose')}
        hint={t('inviteForm.purposeHint')}
        value={values.purpose}
        onChange={set('purpose')}
        isRequired
        error={missing(values.purpose)}
      />
      <TextField type="date" label={t('inviteForm.until')} value={values.until} onChange={set('until')} />
      {values.type === 'guardian' || values.type === 'representative' ? (
        <CheckboxGroup
          label={t('inviteForm.represents')}
          options={people}
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
          options={kase.parties.map((party) => ({
            id: party.id,
            name: format.text(party.label),
            mark: <PartyMark type={party.type} letter={party.letter} />,
          }))}
          value={values.knownTo}
          onChange={set('knownTo')}
        />
      )}
    </FormPanel>
  );
}
