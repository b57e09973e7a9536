import type { ReactElement } from 'react';
import { OpenSignoffsDocument } from '../../generated/graphql.gen.js';
import { officeInstant } from '../../i18n/index.js';
import { useAct } from '../../lib/index.js';
import { CheckboxGroup, RadioGroup, TextField } from '../../ui/index.js';
import { FormPanel, useFields } from '../form/index.js';
import { type Party, QUORUMS, type Sheet } from './types.js';
import { useSignoffWords } from './use-words.js';

interface OpenRoundFormProps {
  readonly sheet: Sheet;
  readonly parties: readonly Party[];
  readonly close: () => void;
  readonly onOpened: (sheet: Sheet) => void;
}

/** Cuts a revision and asks parties to sign it. Those asked last time are asked again, in the same order, unless changed. */
export function OpenRoundForm({ sheet, parties, close, onOpened }: OpenRoundFormProps): ReactElement {
  const { t, format } = useSignoffWords();
  const act = useAct(OpenSignoffsDocument);
  const before = sheet.round?.rows.map((row) => row.party.partyId);
  const late = sheet.round?.rows.filter((row) => row.step > 1).map((row) => row.party.partyId);
  const { values, set, missing, complain, ready } = useFields<{
    asked: readonly string[];
    last: readonly string[];
    until: string;
    quorum: (typeof QUORUMS)[number];
  }>({ asked: before ?? parties.map((one) => one.partyId), last: late ?? [], until: '', quorum: 'all' });
  const submit = async (): Promise<void> => {
    const { asked, last, until, quorum } = values;
    if (!ready(asked.length > 0, until !== '')) return;
    const input = {
      ...{ recordId: sheet.recordId, dueAt: officeInstant(until, '23:59'), quorum },
      asked: asked.map((partyId) => ({ partyId, step: last.includes(partyId) ? 2 : 1 })),
    };
    const done = await act.run({ input });
    if (done) onOpened(done.openSignoffs);
  };
  const names = parties.map(({ partyId, label }) => ({ id: partyId, name: format.text(label) }));
  const nobody = complain(values.asked.length === 0, t('openForm.nobody'));
  return (
    <FormPanel
      title={t('openForm.title')}
      lead={t('openForm.lead')}
      submit={t('openForm.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <CheckboxGroup
        label={t('openForm.asked')}
        options={names}
        value={[...values.asked]}
        onChange={set('asked')}
        error={nobody}
      />
      <CheckboxGroup
        label={t('openForm.last')}
        options={names.filter((one) => values.asked.includes(one.id))}
        value={[...values.last]}
        onChange={set('last')}
      />
      <TextField
        type="date"
        label={t('openForm.until')}
        value={values.until}
        onChange={set('until')}
        error={missing(values.until)}
      />
      <RadioGroup
        label={t('openForm.quorum')}
        options={QUORUMS.map((id) => ({ id, name: t(`openForm.${id}`) }))}
        value={values.quorum}
        onChange={set('quorum')}
      />
    </FormPanel>
  );
}
