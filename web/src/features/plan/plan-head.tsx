import { useState, type ReactElement } from 'react';
import { SetPlanReviewDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { nameOf } from './names.js';
import styles from './plan.module.css';
import { onTable, type Plan } from './types.js';
import { usePlanWords } from './use-words.js';

/** What the plan is about, what the family asks for, and the day on which it is looked at together. */
export function PlanHead({ plan, onChanged }: { readonly plan: Plan; readonly onChanged: () => void }): ReactElement {
  const { t, format } = usePlanWords();
  const causes = onTable(plan, 'cause').map((item) => `${nameOf({ t }, item)} ${format.text(item.unit.text)}`);
  const commission = plan.items.filter((item) => item.kind === 'commission' && item.unit.state === 'shared');
  return (
    <header className={styles.head}>
      <div>
        <h1>{t('title')}</h1>
        {causes.length === 0 ? (
          plan.may.add.includes('plan_causes') && <p className={styles.small}>{t('causesNone')}</p>
        ) : (
          <ul className={styles.causes} aria-label={t('section.plan_causes')}>
            {causes.map((cause) => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        )}
        {commission.map((item) => (
          <figure key={item.unitId} className={styles.commission}>
            <blockquote>{format.text(item.unit.text)}</blockquote>
            <figcaption>{`${t('commission')}: ${item.unit.authorParty.label}`}</figcaption>
          </figure>
        ))}
      </div>
      <Review plan={plan} onChanged={onChanged} />
    </header>
  );
}

function Review({ plan, onChanged }: { readonly plan: Plan; readonly onChanged: () => void }): ReactElement {
  const { t, format } = usePlanWords();
  const { run, pending, failure } = useAct(SetPlanReviewDocument);
  const [day, setDay] = useState(plan.reviewOn ?? '');
  const save = async (): Promise<void> => {
    if (await run({ recordId: plan.recordId ?? '', day: day === '' ? null : day })) onChanged();
  };
  const told = plan.reviewOn === null ? t('reviewNone') : t('reviewOn', { day: format.day(plan.reviewOn) });
  if (!plan.may.setReview) return <p className={styles.reviewDay}>{told}</p>;
  return (
    <form
      className={styles.reviewForm}
      data-print="never"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField type="date" label={t('reviewField')} value={day} onChange={setDay} />
      <Button type="submit" isDisabled={pending || day === (plan.reviewOn ?? '')}>
        {t('reviewSave')}
      </Button>
      {failure ? <FailureNote failure={failure} /> : null}
    </form>
  );
}
