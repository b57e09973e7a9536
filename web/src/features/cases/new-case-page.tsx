import { useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactElement } from 'react';
import { OpenCaseDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct, useFramePath } from '../../lib/index.js';
import { FormPanel, formStyles as styles, isEmpty, useFields } from '../form/index.js';
import { Checkbox, TextField } from '../../ui/index.js';
import { useCaseWords } from './case-words.js';
import { isWholeCase, newCaseInput, startOfCase } from './forms/new-case-draft.js';
import { NewPersons, NewRelations } from './forms/new-family-fields.js';

/** Opens the file of a family: mark, persons, relations, and the child whom it is about. */
export function NewCasePage(): ReactElement {
  const { t: word } = useWords();
  const { t } = useCaseWords();
  const navigate = useNavigate();
  const act = useAct(OpenCaseDocument);
  const fields = useFields(startOfCase());
  const { values, set, missing, ready } = fields;
  useFramePath([{ label: word('shell.cases'), to: '/cases' }, { label: t('newCase.title') }]);
  useEffect(() => {
    document.title = `${t('newCase.title')} · Soulad`;
  }, [t]);
  const submit = async (): Promise<void> => {
    if (!ready(isWholeCase(values))) return;
    const done = await act.run({ input: newCaseInput(values) });
    if (done !== undefined) void navigate({ to: '/cases/$caseId', params: { caseId: done.openCase.id } });
  };
  return (
    <>
      <FormPanel
        level={1}
        title={t('newCase.title')}
        lead={t('newCase.lead')}
        submit={t('newCase.submit')}
        pending={act.pending}
        failure={act.failure}
        onSubmit={() => void submit()}
        close={() => void navigate({ to: '/cases' })}
      >
        <TextField
          label={t('newCase.familyName')}
          hint={t('newCase.familyHint')}
          value={values.familyName}
          onChange={set('familyName')}
          isRequired
          error={missing(values.familyName)}
        />
        <TextField
          label={t('newCase.fileMark')}
          hint={t('newCase.fileMarkHint')}
          value={values.fileMark}
          onChange={set('fileMark')}
          isRequired
          error={missing(values.fileMark)}
        />
        <TextField
          type="date"
          label={t('newCase.registeredOn')}
          hint={t('newCase.registeredHint')}
          value={values.registeredOn}
          onChange={set('registeredOn')}
          isRequired
          error={isEmpty(values.registeredOn) ? missing('') : undefined}
        />
        <Checkbox isSelected={values.urgent} onChange={set('urgent')}>
          {t('newCase.urgent')}
        </Checkbox>
        <div className={styles.stack}>
          <NewPersons {...fields} />
          <NewRelations {...fields} />
        </div>
      </FormPanel>
    </>
  );
}
