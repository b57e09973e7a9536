import { useState, type ReactElement } from 'react';
import {
  CheckMinutesLabelsDocument,
  CloseMinutesDocument,
  CorrectMinutesDocument,
  ExtendMinutesCommentsDocument,
  OpenMinutesCommentsDocument,
  ReviewMinutesDocument,
} from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct } from '../../lib/index.js';
import { Button, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { DayForm } from './day-form.js';
import styles from './minutes.module.css';
import { ReasonForm } from './reason-form.js';
import type { MinutesPart } from './types.js';
import { useMinutesWords } from './use-words.js';

/** The next steps of whoever answers for the case. */
export function LeadSteps(props: MinutesPart): ReactElement | null {
  const { minutes } = props;
  switch (minutes.state) {
    case 'live':
    case 'corrected':
      return minutes.readyBy === null ? null : <Review {...props} />;
    case 'in-review':
      return <SendOut {...props} />;
    case 'for-comments':
      return <Finish {...props} />;
    default:
      return <Correct {...props} />;
  }
}

function Review({ minutes, reload }: MinutesPart): ReactElement {
  const { t } = useMinutesWords();
  const { run, pending, failure } = useAct(ReviewMinutesDocument);
  const step = async (): Promise<void> => {
    if ((await run({ recordId: minutes.recordId, reason: null })) !== undefined) reload();
  };
  return (
    <div className={styles.block} data-print="never">
      {failure ? <FailureNote failure={failure} /> : null}
      <Button look="primary" isDisabled={pending} onPress={() => void step()}>
        {t('review')}
      </Button>
    </div>
  );
}

function SendOut({ minutes, reload }: MinutesPart): ReactElement {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const [days, setDays] = useState(String(minutes.usualDays ?? ''));
  const check = useAct(CheckMinutesLabelsDocument);
  const open = useAct(OpenMinutesCommentsDocument);
  const { recordId, labelsCheckedAt } = minutes;
  const after = (done: object | undefined): void => {
    if (done !== undefined) reload();
  };
  if (labelsCheckedAt === null) {
    return (
      <div className={styles.block} data-print="never">
        {check.failure ? <FailureNote failure={check.failure} /> : null}
        <Button look="primary" isDisabled={check.pending} onPress={() => void check.run({ recordId }).then(after)}>
          {t('check')}
        </Button>
      </div>
    );
  }
  return (
    <section className={styles.block} aria-labelledby="minutes-send" data-print="never">
      <h2 id="minutes-send">{t('openComments')}</h2>
      <p>{t('checked', { time: format.dayTime(labelsCheckedAt) })}</p>
      <p>{t('openCommentsLead')}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void open.run({ recordId, workingDays: Number(days) }).then(after);
        }}
      >
        <TextField
          type="number"
          min={1}
          max={60}
          label={t('workingDays')}
          hint={t('workingDaysHint')}
          value={days}
          onChange={setDays}
          isRequired
        />
        {open.failure ? <FailureNote failure={open.failure} /> : null}
        <p className={styles.acts}>
          <Button type="submit" look="primary" isDisabled={open.pending}>
            {t('openComments')}
          </Button>
        </p>
      </form>
    </section>
  );
}

function Finish({ minutes, reload }: MinutesPart): ReactElement {
  const { t } = useMinutesWords();
  const [asked, ask] = useState<'back' | 'extend' | null>(null);
  const close = useAct(CloseMinutesDocument);
  const review = useAct(ReviewMinutesDocument);
  const extend = useAct(ExtendMinutesCommentsDocument);
  const { recordId, may, comments } = minutes;
  const after = (done: object | undefined): void => {
    if (done === undefined) return;
    ask(null);
    reload();
  };
  if (asked === 'back')
    return (
      <ReasonForm
        label={t('backReason')}
        submit={t('back')}
        pending={review.pending}
        failure={review.failure}
        onCancel={() => ask(null)}
        onSubmit={(reason) => void review.run({ recordId, reason }).then(after)}
      />
    );
  if (asked === 'extend' && comments !== null)
    return (
      <DayForm
        label={t('extendDay')}
        hint={t('extendHint')}
        day={comments.until}
        pending={extend.pending}
        failure={extend.failure}
        onCancel={() => ask(null)}
        onSubmit={(until) => void extend.run({ recordId, until }).then(after)}
      />
    );
  return (
    <div className={styles.block} data-print="never">
      <p role="status">{t(may.close ? 'closeSure' : 'closeNotYet')}</p>
      {close.failure ? <FailureNote failure={close.failure} /> : null}
      <p className={styles.acts}>
        {may.close ? (
          <Button look="primary" isDisabled={close.pending} onPress={() => void close.run({ recordId }).then(after)}>
            {t('close')}
          </Button>
        ) : null}
        <Button look="quiet" onPress={() => ask('extend')}>
          {t('extend')}
        </Button>
        <Button look="quiet" onPress={() => ask('back')}>
          {t('back')}
        </Button>
      </p>
    </div>
  );
}

function Correct({ minutes }: MinutesPart): ReactElement {
  const { t } = useMinutesWords();
  const [asked, ask] = useState(false);
  const { run, pending, failure } = useAct(CorrectMinutesDocument);
  if (!asked)
    return (
      <div className={styles.block} data-print="never">
        <Button look="quiet" onPress={() => ask(true)}>
          {t('correct')}
        </Button>
      </div>
    );
  const begin = async (reason: string): Promise<void> => {
    // The meeting leads to the new version from now on: the page begins anew with it.
    if ((await run({ recordId: minutes.recordId, reason })) !== undefined) globalThis.location.reload();
  };
  return (
    <section className={styles.block} data-print="never">
      <p>{t('correctLead')}</p>
      <ReasonForm
        label={t('correctReason')}
        submit={t('correct')}
        pending={pending}
        failure={failure}
        onCancel={() => ask(false)}
        onSubmit={(reason) => void begin(reason)}
      />
    </section>
  );
}
