import type { ReactElement } from 'react';
import { WithdrawReleaseDocument, type ReleasePartsFragment } from '../../../generated/graphql.gen.js';
import { useAct } from '../../../lib/index.js';
import { useCaseWords } from '../case-words.js';
import { FormPanel } from '../../form/index.js';

export interface WithdrawFormProps {
  readonly release: ReleasePartsFragment;
  readonly close: () => void;
  readonly saved: () => void;
}

/** Takes a release back. What this takes away, and what not, is said before it is confirmed. */
export function WithdrawForm({ release, close, saved }: WithdrawFormProps): ReactElement {
  const { t } = useCaseWords();
  const act = useAct(WithdrawReleaseDocument);
  const submit = async (): Promise<void> => {
    if ((await act.run({ releaseId: release.id })) !== undefined) saved();
  };
  return (
    <FormPanel
      title={t('withdrawForm.title')}
      lead={t('withdrawForm.lead')}
      submit={t('withdrawForm.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      {null}
    </FormPanel>
  );
}
