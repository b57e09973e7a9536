import type { ReactElement } from 'react';
import { InvitePartyDocument } from '../../../generated/graphql.gen.js';
import { useAct } from '../../../lib/index.js';
import { useCaseWords } from '../case-words.js';
import { GuestFields } from './guest-fields.js';
import { EMPTY_INVITATION, inviteInput, isWholeInvitation, type Invitation } from './invitation.js';
import { KnowledgeFields } from './knowledge-fields.js';
import type { CaseFormProps } from '../case-block.js';
import { SeatFields } from './seat-fields.js';
import { FormPanel, isEmpty, useFields } from '../../form/index.js';

/** A new seat at the table: who, as what, for what purpose, on which basis, and who may know of it. */
export function InviteForm({ kase, close, saved }: CaseFormProps): ReactElement {
  const { t } = useCaseWords();
  const act = useAct(InvitePartyDocument);
  const fields = useFields<Invitation>(EMPTY_INVITATION);
  const { values, ready } = fields;
  const taken = kase.parties.map((party) => party.letter);
  const submit = async (): Promise<void> => {
    const input = inviteInput(values);
    if (!ready(isWholeInvitation(values, taken)) || input === undefined) return;
    if ((await act.run({ caseId: kase.id, input })) !== undefined) saved();
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
      <GuestFields kase={kase} fields={fields} taken={taken} />
      <SeatFields fields={fields} taken={taken} />
      <KnowledgeFields kase={kase} fields={fields} />
    </FormPanel>
  );
}
