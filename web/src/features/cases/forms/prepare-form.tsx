import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import {
  ConferencePreparationDocument,
  PrepareConferenceDocument,
  StepConferenceDocument,
  type ConferencePreparationQuery,
} from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { failureOf, useAct } from '../../../lib/index.js';
import { FailureNote } from '../../failure/index.js';
import { FormPanel, formStyles as styles, isEmpty } from '../../form/index.js';
import { Button, Skeleton, TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';

export interface PrepareFormProps {
  readonly conferenceId: string;
  readonly close: () => void;
  readonly saved: () => void;
}

/** Goal, preparation of the child, instruction on confidentiality: what has to be there before convening. */
export function PrepareForm({ conferenceId, close, saved }: PrepareFormProps): ReactElement {
  const { t } = useWords();
  const [{ data, error }] = useQuery({ query: ConferencePreparationDocument, variables: { id: conferenceId } });
  if (data === undefined) {
    return error === undefined ? (
      <Skeleton lines={4} label={t('shell.loading')} />
    ) : (
      <FailureNote failure={failureOf(error)} />
    );
  }
  return <Preparation conference={data.conference} close={close} saved={saved} />;
}

interface PreparationProps {
  readonly conference: ConferencePreparationQuery['conference'];
  readonly close: () => void;
  readonly saved: () => void;
}

function Preparation({ conference, close, saved }: PreparationProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useCaseWords();
  const prepare = useAct(PrepareConferenceDocument);
  const step = useAct(StepConferenceDocument);
  const [goal, setGoal] = useState(conference.goal);
  const [child, setChild] = useState(conference.childPreparation ?? '');
  const [confidentiality, setConfidentiality] = useState(conference.confidentialityText ?? '');
  const { id } = conference;
  const save = async (): Promise<boolean> => {
    const input = { goal: goal.trim(), childPreparation: child.trim(), confidentialityText: confidentiality.trim() };
    return (await prepare.run({ id, input })) !== undefined;
  };
  const submit = async (): Promise<void> => {
    if (await save()) saved();
  };
  const take = async (to: (typeof conference.nextSteps)[number]): Promise<void> => {
    if ((await save()) && (await step.run({ id, to })) !== undefined) saved();
  };
  const whole = ![goal, child, confidentiality].some(isEmpty);
  return (
    <FormPanel
      title={t('prepareForm.title')}
      submit={t('prepareForm.submit')}
      pending={prepare.pending}
      failure={prepare.failure ?? step.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <TextField className={styles.wide ?? ''} label={t('prepareForm.goal')} value={goal} onChange={setGoal} />
      <TextField
        className={styles.wide ?? ''}
        label={t('prepareForm.child')}
        hint={t('prepareForm.childHint')}
        value={child}
        onChange={setChild}
        rows={3}
      />
      <TextField
        className={styles.wide ?? ''}
        label={t('prepareForm.confidentiality')}
        value={confidentiality}
        onChange={setConfidentiality}
        rows={3}
      />
      {conference.may.step ? (
        <div className={styles.group}>
          {whole ? null : <p className={styles.note}>{t('prepareForm.missing')}</p>}
          <p className={styles.buttons}>
            {conference.nextSteps.map((to) => (
              <Button key={to} isDisabled={step.pending || (to === 'convened' && !whole)} onPress={() => void take(to)}>
                {word(`conferenceStep.${to}`)}
              </Button>
            ))}
          </p>
        </div>
      ) : null}
    </FormPanel>
  );
}
