import type { ReactElement } from 'react';
import { CLOCK_KINDS, type ClockKind, clockRule, REVIEW_EVENTS, type ReviewEvent } from '@soulad/shared/workflow';
import { NoteClockEventDocument } from '../../../generated/graphql.gen.js';
import { officeInstant, useWords } from '../../../i18n/index.js';
import { useAct, useBasisWords } from '../../../lib/index.js';
import { FormPanel, isEmpty, useFields } from '../../form/index.js';
import { Select, TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import type { CaseFormProps } from '../case-block.js';

const KINDS: readonly ClockKind[] = CLOCK_KINDS.filter((kind) => clockRule(kind).starts === 'event');

/** Notes an event from which a term runs; the § stands beside it. */
export function ClockForm({ kase, close, saved }: CaseFormProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useCaseWords();
  const basisWords = useBasisWords();
  const act = useAct(NoteClockEventDocument);
  const { values, set, missing, ready } = useFields<{
    kind: ClockKind | null;
    event: ReviewEvent | null;
    day: string;
    time: string;
  }>({ kind: null, event: null, day: '', time: '12:00' });
  const ofPlan = values.kind === 'ipod-update';
  const submit = async (): Promise<void> => {
    const { kind, event, day, time } = values;
    if (!ready(kind !== null, !ofPlan || event !== null, !isEmpty(day), !isEmpty(time)) || kind === null) return;
    const input = { caseId: kase.id, kind, event: ofPlan ? event : null, startedAt: officeInstant(day, time) };
    if ((await act.run({ input })) !== undefined) saved();
  };
  const basis = values.kind !== null ? basisWords(clockRule(values.kind).basis) : undefined;
  return (
    <FormPanel
      title={t('clockForm.title')}
      lead={t('clockForm.lead')}
      submit={t('clockForm.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
    >
      <Select
        label={t('clockForm.kind')}
        options={KINDS.map((id) => ({ id, name: word(`clock.${id}`) }))}
        value={values.kind}
        onChange={set('kind')}
        placeholder={word('shell.choose')}
        hint={basis}
        error={missing(values.kind)}
      />
      {ofPlan ? (
        <Select
          label={t('clockForm.event')}
          options={REVIEW_EVENTS.map((id) => ({ id, name: word(`reviewEvent.${id}`) }))}
          value={values.event}
          onChange={set('event')}
          placeholder={word('shell.choose')}
          error={missing(values.event)}
        />
      ) : null}
      <TextField
        type="date"
        label={t('clockForm.day')}
        value={values.day}
        onChange={set('day')}
        error={missing(values.day)}
      />
      <TextField
        type="time"
        label={t('clockForm.time')}
        value={values.time}
        onChange={set('time')}
        error={missing(values.time)}
      />
    </FormPanel>
  );
}
