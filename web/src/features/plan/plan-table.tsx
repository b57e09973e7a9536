import { useState, type ReactElement } from 'react';
import { UsePlanTemplateDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { Drafts, Proposals } from './drafts.js';
import { EvaluateForm } from './evaluate-form.js';
import { Goals } from './goals.js';
import { ItemForm, type ItemTask } from './item-form.js';
import { MeasuresTable } from './measures-table.js';
import { nameOf } from './names.js';
import styles from './plan.module.css';
import { faultsIn, headingsIn, type Item, type Plan } from './types.js';
import { usePlanWords } from './use-words.js';

export interface PlanTableProps {
  readonly plan: Plan;
  /** Today in the office, YYYY-MM-DD. */
  readonly today: string;
  readonly onChanged: () => void;
}

type Task = ItemTask | { readonly act: 'evaluate'; readonly item: Item };

/** Goals, measures with their chart, what keeps them from being signed, and what is not on the table yet. */
export function PlanTable({ plan, today, onChanged }: PlanTableProps): ReactElement {
  const { t } = usePlanWords();
  const [task, setTask] = useState<Task | null>(null);
  const edit = (item: Item): void => setTask({ act: 'edit', item });
  const end = (): void => setTask(null);
  const done = (): void => {
    end();
    onChanged();
  };
  return (
    <div className={styles.table}>
      <Proposals of="others" plan={plan} onEdit={edit} onChanged={onChanged} />
      <section aria-label={t('section.plan_goals')}>
        <h2 className="visually-hidden">{t('section.plan_goals')}</h2>
        <Goals plan={plan} onEdit={edit} />
      </section>
      <section aria-label={t('head.measure')}>
        <h2 className="visually-hidden">{t('head.measure')}</h2>
        <MeasuresTable
          plan={plan}
          today={today}
          onEdit={edit}
          onEvaluate={(item) => setTask({ act: 'evaluate', item })}
        />
      </section>
      <Faults plan={plan} onMend={edit} />
      {task === null ? <Begin plan={plan} onTask={setTask} onChanged={onChanged} /> : null}
      {task?.act === 'evaluate' ? (
        <EvaluateForm key={task.item.unitId} item={task.item} onDone={done} onCancel={end} />
      ) : null}
      {task !== null && task.act !== 'evaluate' ? (
        <ItemForm
          key={task.act === 'edit' ? task.item.unitId : task.act}
          plan={plan}
          task={task}
          onDone={done}
          onCancel={end}
        />
      ) : null}
      <Proposals of="mine" plan={plan} onEdit={edit} onChanged={onChanged} />
      <Drafts plan={plan} onEdit={edit} onChanged={onChanged} />
    </div>
  );
}

/** [W23] "M3 nemá kritérium": a list in words, with the way to mend it. */
function Faults({ plan, onMend }: { readonly plan: Plan; readonly onMend: (item: Item) => void }): ReactElement | null {
  const { t } = usePlanWords();
  const faulty = plan.items.filter(({ faults }) => faults.length > 0);
  if (faulty.length === 0) return null;
  return (
    <section className={styles.faults} aria-label={t('faults.heading')}>
      <p>
        <strong>{t('faults.heading')}</strong> {t('faults.act')}
      </p>
      <ul>
        {faulty.map((item) => {
          const name = nameOf({ t }, item);
          return (
            <li key={item.unitId}>
              <span>
                {faultsIn(item)
                  .map((fault) => t(`faults.${fault}`, { name }))
                  .join(', ')}
              </span>
              {item.may.describe ? <Button onPress={() => onMend(item)}>{t('faults.mend', { name })}</Button> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const TEMPLATES = ['attendance', 'housing', 'contact'] as const;

interface BeginProps {
  readonly plan: Plan;
  readonly onTask: (task: ItemTask) => void;
  readonly onChanged: () => void;
}

function Begin({ plan, onTask, onChanged }: BeginProps): ReactElement {
  const { t, locale } = usePlanWords();
  const { run, pending, failure } = useAct(UsePlanTemplateDocument);
  const [adds, proposes] = [headingsIn(plan.may.add), headingsIn(plan.may.propose)];
  const writes = adds.includes('plan_help');
  const use = async (template: string): Promise<void> => {
    if (await run({ recordId: plan.recordId ?? '', template, locale })) onChanged();
  };
  const [first] = adds;
  return (
    <div className={styles.block} data-print="never">
      <p className={styles.acts}>
        {first === undefined ? null : (
          <Button onPress={() => onTask({ act: 'add', heading: writes ? 'plan_help' : first })}>
            {writes ? t('add') : t('addTo', { section: t(`section.${first}`) })}
          </Button>
        )}
        {proposes.includes('plan_help') ? (
          <Button onPress={() => onTask({ act: 'propose', heading: 'plan_help' })}>{t('propose')}</Button>
        ) : null}
      </p>
      {writes && plan.items.length === 0 ? (
        <>
          <h2>{t('template')}</h2>
          <p className={styles.small}>{t('templateHint')}</p>
          {failure ? <FailureNote failure={failure} /> : null}
          <p className={styles.acts}>
            {TEMPLATES.map((template) => (
              <Button key={template} isDisabled={pending} onPress={() => void use(template)}>
                {t(`templateName.${template}`)}
              </Button>
            ))}
          </p>
        </>
      ) : null}
    </div>
  );
}
