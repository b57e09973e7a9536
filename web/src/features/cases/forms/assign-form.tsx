import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { AssignPersonDocument, ColleaguesDocument } from '../../../generated/graphql.gen.js';
import { officeInstant, useWords } from '../../../i18n/index.js';
import { useAct } from '../../../lib/index.js';
import { FormPanel, useFields } from '../../form/index.js';
import { Checkbox, Select, TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import type { PartyFormProps } from './end-form.js';

const ROLES = [
  'member',
  'key_worker',
  'convener',
  'facilitator',
  'minute_taker',
  'legal_representative',
  'support_person',
] as const;

/** Names a person of one's own organisation to its seat, or somebody who stands in for a colleague. */
export function AssignForm({ party, close, saved }: PartyFormProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const [{ data }] = useQuery({ query: ColleaguesDocument });
  const act = useAct(AssignPersonDocument);
  const { values, set, missing, ready } = useFields<{
    userId: string | null;
    role: (typeof ROLES)[number];
    substitute: boolean;
    until: string;
  }>({
    userId: null,
    role: 'member',
    substitute: false,
    until: '',
  });
  const seated = new Set(party.people.map((one) => one.user.id));
  const people = (data?.colleagues ?? [])
    .filter((one) => !seated.has(one.id))
    .map((one) => ({ id: one.id, name: format.text(one.displayName) }));
  const submit = async (): Promise<void> => {
    const { userId, role, substitute, until } = values;
    if (!ready(userId !== null) || userId === null) return;
    const input = {
      userId,
      roleAtTable: role,
      substitute,
      validTo: until === '' ? null : officeInstant(until, '23:59'),
    };
    if ((await act.run({ partyId: party.id, input })) !== undefined) saved();
  };
  return (
    <FormPanel
      title={t('assignForm.title', { party: party.label })}
      submit={t('assignForm.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <Select
        label={t('assignForm.user')}
        options={people}
        value={values.userId}
        onChange={set('userId')}
        placeholder={word('shell.choose')}
        hint={data !== undefined && people.length === 0 ? t('assignForm.noColleagues') : undefined}
        error={missing(values.userId)}
      />
      <Select
        label={t('assignForm.role')}
        options={ROLES.map((id) => ({ id, name: word(`roleAtTable.${id}`) }))}
        value={values.role}
        onChange={set('role')}
      />
      <TextField type="date" label={t('assignForm.until')} value={values.until} onChange={set('until')} />
      <Checkbox isSelected={values.substitute} onChange={set('substitute')}>
        {t('assignForm.substitute')}
      </Checkbox>
    </FormPanel>
  );
}
