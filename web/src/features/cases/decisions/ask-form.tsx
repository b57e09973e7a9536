import type { ReactElement } from 'react';
import { CATEGORIES } from '@soulad/shared/policy';
import { AskAccessDocument } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { useAct } from '../../../lib/index.js';
import { FormPanel, formStyles as fields, useFields } from '../../form/index.js';
import { Select, TextField } from '../../../ui/index.js';
import type { CaseFormProps } from '../case-block.js';
import { useDecisionWords } from './decision-words.js';

const ANY = 'any';

/** Asks the convener, and one party more. Categories are all there are, not those of the case. */
export function AskForm({ kase, close, saved }: CaseFormProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useDecisionWords();
  const act = useAct(AskAccessDocument);
  const { values, set, missing, ready } = useFields({ category: ANY, party: ANY, question: '' });
  const others = kase.parties.filter((party) => !kase.myPartyIds.includes(party.id) && !party.isConvener);
  const submit = async (): Promise<void> => {
    if (!ready(values.question.trim() !== '')) return;
    const category = CATEGORIES.find((one) => one === values.category) ?? null;
    const partyId = values.party === ANY ? null : values.party;
    const input = { caseId: kase.id, category, partyId, question: values.question.trim() };
    if ((await act.run({ input })) !== undefined) saved();
  };
  return (
    <FormPanel
      title={t('askTitle')}
      lead={t('askLead')}
      submit={t('askSubmit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <Select
        label={t('askCategory')}
        options={[
          { id: ANY, name: t('askAnything') },
          ...CATEGORIES.map((id) => ({ id, name: word(`category.${id}`) })),
        ]}
        value={values.category}
        onChange={set('category')}
      />
      <Select
        label={t('askParty')}
        options={[
          { id: ANY, name: t('askNobody') },
          ...others.map(({ id, label }) => ({ id, name: format.text(label) })),
        ]}
        value={values.party}
        onChange={set('party')}
      />
      <TextField
        className={fields.wide ?? ''}
        label={t('askQuestion')}
        hint={t('askHint')}
        value={values.question}
        onChange={set('question')}
        rows={2}
        isRequired
        error={missing(values.question)}
      />
    </FormPanel>
  );
}
