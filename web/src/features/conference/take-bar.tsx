import { MEASURE_GROUPS } from '@soulad/shared/workflow';
import { useState, type ReactElement } from 'react';
import { TakeIntoPlanDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { FailureNote } from '../failure/index.js';
import { Button, Select } from '../../ui/index.js';
import { type CarveBarProps, passageOf, useFocusInside } from './carve-bar.js';
import styles from './carve.module.css';
import { useRecordDesk } from './desk-context.js';
import { usePlanWords } from './use-plan-words.js';
import { useWords } from './use-words.js';

const PLACES = ['plan_goals', ...MEASURE_GROUPS] as const;

/** [W25] Copies a passage into the plan as a goal or a measure. Words of others wait there for their yes. */
export function TakeBar({ unit, passage, onEnd }: CarveBarProps): ReactElement {
  const { t } = useWords();
  const { t: plan } = usePlanWords();
  const desk = useRecordDesk();
  const { run, pending, failure } = useAct(TakeIntoPlanDocument);
  const [heading, setHeading] = useState<(typeof PLACES)[number]>('plan_help');
  const take = async (): Promise<void> => {
    // What is taken is what is committed, so typing is settled first.
    if (!(await desk.settle(unit.id))) return desk.refused('UNSAVED');
    if (!(await run({ input: { unitId: unit.id, heading, passage: passageOf(unit, passage) } }))) return undefined;
    desk.done(plan('take.done'));
    return onEnd();
  };
  return (
    <form
      aria-label={plan('take.heading')}
      className={styles.bar}
      data-print="never"
      ref={useFocusInside(onEnd)}
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <h2>{plan('take.heading')}</h2>
      <p className={styles.quote}>{t('carve.quote', { text: passage.text })}</p>
      <div className={styles.fields}>
        <Select
          label={plan('take.where')}
          options={PLACES.map((id) => ({ id, name: plan(`section.${id}`) }))}
          value={heading}
          onChange={setHeading}
        />
      </div>
      <p className={styles.effect}>{plan(unit.may.publish ? 'take.own' : 'take.others')}</p>
      {failure?.code === 'NOT_FOUND' ? <p role="alert">{plan('take.none')}</p> : null}
      {failure && failure.code !== 'NOT_FOUND' ? <FailureNote failure={failure} /> : null}
      <div className={styles.acts}>
        <Button look="quiet" onPress={onEnd}>
          {plan('cancel')}
        </Button>
        <Button type="submit" look="primary" isDisabled={pending}>
          {plan('take.do')}
        </Button>
      </div>
    </form>
  );
}
