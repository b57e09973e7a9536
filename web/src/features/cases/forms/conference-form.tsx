import type { ReactElement } from 'react';
import { nextWorkingDay } from '@soulad/shared/workflow';
import { ProposeConferenceDocument } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { useAct } from '../../../lib/index.js';
import { type Fields, FormPanel, formStyles as styles, isEmpty, useFields } from '../../form/index.js';
import { Button, TextField } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import { conferenceInput, isWholeSitting, type ConferenceDraft, type SittingDraft } from './conference-draft.js';
import { seatsOf } from './option-lists.js';
import type { CaseFormProps } from '../case-block.js';
import { SittingFields } from './sitting-fields.js';

/** Minutes of the items a programme starts with. */
const DEFAULT_ITEMS = [
  ['goal', '10'],
  ['child', '15'],
  ['situation', '40'],
  ['agreement', '35'],
  ['end', '10'],
] as const;

/** Proposes a conference: goal, place, one part or more, each with its guests and programme. */
export function ConferenceForm({ kase, close, saved }: CaseFormProps): ReactElement {
  const { t, format } = useCaseWords();
  const act = useAct(ProposeConferenceDocument);
  const review = kase.clocks.find((clock) => clock.kind === 'review' && clock.daysLeft >= 0);
  const first: SittingDraft = {
    // [W55] The plan says when the table should meet again.
    day: review === undefined ? '' : nextWorkingDay(review.dueOn),
    from: '',
    to: '',
    invited: kase.parties.filter((party) => party.isConvener).map((party) => party.id),
    items: DEFAULT_ITEMS.map(([key, minutes]) => ({ title: t(`conferenceForm.defaultItems.${key}`), minutes })),
  };
  const fields = useFields<ConferenceDraft>({ goal: '', place: '', sittings: [first] });
  const { values, set, missing, ready } = fields;
  const submit = async (): Promise<void> => {
    if (!ready(!isEmpty(values.goal), !isEmpty(values.place), values.sittings.every(isWholeSitting))) return;
    if ((await act.run({ caseId: kase.id, input: conferenceInput(values) })) !== undefined) saved();
  };
  return (
    <FormPanel
      title={t('conferenceForm.title')}
      submit={t('conferenceForm.submit')}
      pending={act.pending}
      failure={act.failure}
      onSubmit={() => void submit()}
      close={close}
      {...(review !== undefined && { lead: t('conferenceForm.review', { day: format.day(review.dueOn) }) })}
    >
      <TextField
        className={styles.wide ?? ''}
        label={t('conferenceForm.goal')}
        hint={t('conferenceForm.goalHint')}
        value={values.goal}
        onChange={set('goal')}
        isRequired
        error={missing(values.goal)}
      />
      <TextField
        className={styles.wide ?? ''}
        label={t('conferenceForm.place')}
        value={values.place}
        onChange={set('place')}
        isRequired
        error={missing(values.place)}
      />
      <Sittings kase={kase} fields={fields} first={first} />
    </FormPanel>
  );
}

interface SittingsProps extends Pick<CaseFormProps, 'kase'> {
  readonly fields: Fields<ConferenceDraft>;
  /** What a new part starts with. */
  readonly first: SittingDraft;
}

function Sittings({ kase, fields, first }: SittingsProps): ReactElement {
  const { format } = useWords();
  const { t } = useCaseWords();
  const { values, change, missing, complain } = fields;
  const { sittings } = values;
  const several = sittings.length > 1;
  const replace = (at: number, next: Partial<SittingDraft>): void =>
    change({ sittings: sittings.map((sitting, index) => (index === at ? { ...sitting, ...next } : sitting)) });
  const add = (): void =>
    change({ sittings: [...sittings, { ...first, day: sittings[0]?.day ?? '', items: first.items.slice(0, 1) }] });
  return (
    <>
      {sittings.map((sitting, at) => (
        <SittingFields
          key={at}
          number={several ? at + 1 : undefined}
          sitting={sitting}
          seats={seatsOf(kase.parties, format)}
          onChange={(next) => replace(at, next)}
          onRemove={several ? () => change({ sittings: sittings.filter((_, index) => index !== at) }) : undefined}
          missing={missing}
          complain={complain}
        />
      ))}
      <div className={styles.group}>
        <p className={styles.note}>{t('conferenceForm.sittingsHint')}</p>
        <p className={styles.buttons}>
          <Button onPress={add}>{t('conferenceForm.addSitting')}</Button>
        </p>
      </div>
    </>
  );
}
