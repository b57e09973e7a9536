import { useState, type ReactElement } from 'react';
import { BASES, isLegalBasis } from '@soulad/shared/policy';
import { AnswerAccessDocument, type AccessRequestPartsFragment } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { useAct, useBasisWords } from '../../../lib/index.js';
import { type Fields, FormPanel, formStyles as fields, useFields } from '../../form/index.js';
import { CheckboxGroup, RadioGroup, Select, TextField } from '../../../ui/index.js';
import { useDecisionWords } from './decision-words.js';

const CODES = ['notHere', 'notNeeded', 'byLaw', 'askClient'] as const;

export interface AnswerFormProps {
  readonly request: AccessRequestPartsFragment;
  readonly close: () => void;
  readonly saved: () => void;
}

interface Draft {
  readonly units: string[];
  readonly basis: string | null;
  readonly words: string;
}

/** One answer: passages with a basis and a reason, or a no with a code. */
export function AnswerForm({ request, close, saved }: AnswerFormProps): ReactElement {
  const { format } = useWords();
  const { t } = useDecisionWords();
  const act = useAct(AnswerAccessDocument);
  const [code, setCode] = useState<(typeof CODES)[number]>('notNeeded');
  const form = useFields<Draft>({ units: [], basis: null, words: '' });
  const { values, set, ready } = form;
  const grants = values.units.length > 0;
  const submit = async (): Promise<void> => {
    const words = values.words.trim();
    if (!ready(!grants || (values.basis !== null && words !== ''))) return;
    const answer = grants ? { unitIds: values.units, basis: values.basis } : { code };
    if ((await act.run({ input: { requestId: request.id, words, ...answer } })) !== undefined) saved();
  };
  const passages = request.choices.map((one) => ({
    id: one.unitId,
    name: format.text(`${one.author.label}: ${one.text}`),
  }));
  return (
    <FormPanel
      title={t('answerTitle', { party: request.askedBy.label })}
      lead={t('answerLead')}
      submit={t(grants ? 'answerGrant' : 'answerDecline')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <div className={fields.stack}>
        {passages.length === 0 ? (
          <p>{t('choicesNone')}</p>
        ) : (
          <CheckboxGroup label={t('choices')} options={passages} value={values.units} onChange={set('units')} />
        )}
      </div>
      {grants ? <Grounds form={form} /> : null}
      {grants ? null : (
        <RadioGroup
          label={t('code')}
          options={CODES.map((id) => ({ id, name: t(id) }))}
          value={code}
          onChange={setCode}
        />
      )}
      {grants ? null : (
        <TextField
          className={fields.wide ?? ''}
          label={t('note')}
          value={values.words}
          onChange={set('words')}
          rows={2}
        />
      )}
    </FormPanel>
  );
}

function Grounds({ form }: { readonly form: Fields<Draft> }): ReactElement {
  const { t: word } = useWords();
  const { t } = useDecisionWords();
  const basisWords = useBasisWords();
  const { values, set, missing } = form;
  return (
    <>
      <Select
        className={fields.wide ?? ''}
        label={t('basis')}
        placeholder={word('shell.choose')}
        options={Object.keys(BASES)
          .filter(isLegalBasis)
          .map((id) => ({ id, name: basisWords(id) }))}
        value={values.basis}
        onChange={set('basis')}
        error={missing(values.basis)}
      />
      <TextField
        className={fields.wide ?? ''}
        label={t('reason')}
        value={values.words}
        onChange={set('words')}
        rows={2}
        isRequired
        error={missing(values.words)}
      />
    </>
  );
}
