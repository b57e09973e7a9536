import type { ReactElement } from 'react';
import { EndPartyDocument, type PartyPartsFragment } from '../../../generated/graphql.gen.js';
import { useAct } from '../../../lib/index.js';
import { ReasonPanel } from '../../form/index.js';
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
  const end = async (reason: string): Promise<void> => {
    if ((await act.run({ partyId: party.id, reason })) !== undefined) saved();
  };
  return (
    <ReasonPanel
      title={t('endForm.title', { party: party.label })}
      lead={t('endForm.lead')}
      submit={t('endForm.submit')}
      reason={t('endForm.reason')}
      pending={act.pending}
      failure={act.failure}
      onReason={(reason) => void end(reason)}
      close={close}
    />
  );
}
