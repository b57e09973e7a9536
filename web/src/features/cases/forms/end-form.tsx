import type { ReactElement } from 'react';
import { EndPartyDocument, type PartyPartsFragment } from '../../../generated/graphql.gen.js';
import { useAct } from '../../../lib/index.js';
import { FormPanel, formStyles as styles, isEmpty, useFields } from '../../form/index.js';
import { TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';

export interface PartyFormProps {
  readonly party: PartyPartsFragment;
  readonly close: () => void;
  readonly saved: () => void;
}

/** Ends a seat. What this takes away is said before it is confirmed. */
export function EndForm({ party, close, saved }: PartyFormProps): ReactElement {
  const { t } = useCaseWords();
  const act = useAct(EndPartyDocument);
  const { values, set, missing, ready } = useFields({ reason: '' });
  const submit = async (): Promise<void> => {
    if (!ready(!isEmpty(values.reason))) return;
    if ((await act.run({ partyId: party.id, reason: values.reason.trim() })) !== undefined) saved();
  };
  return (
    <FormPanel
      title={t('endForm.title', { party: party.label })}
      lead={t('endForm.lead')}
      submit={t('endForm.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <TextField
        className={styles.wide ?? ''}
        label={t('endForm.reason')}
        value={values.reason}
        onChange={set('reason')}
        rows={2}
        isRequired
        error={missing(values.reason)}
      />
    </FormPanel>
  );
}
