import { planKindOf } from '@soulad/shared/workflow';
import { useState, type ReactElement } from 'react';
import { AddPlanItemDocument, DescribePlanItemDocument, ProposePlanItemDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button, CheckboxGroup, Select, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { nameOf } from './names.js';
import styles from './plan.module.css';
import { headingsIn, type Item, onTable, type Plan, type PlanHeading } from './types.js';
import { useFormFocus } from './use-form-focus.js';
import { usePlanWords } from './use-words.js';

/** What the form is about: an item that is there, or a new one in one of the sections. */
export type ItemTask =
  | { readonly act: 'edit'; readonly item: Item }
  | { readonly act: 'add' | 'propose'; readonly heading: PlanHeading };

export interface ItemFormProps {
  readonly plan: Plan;
  readonly task: ItemTask;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const NOBODY = 'nobody';

/** Everything that is said of an item in fields; of a new one its text too. */
export function ItemForm({ plan, task, onDone, onCancel }: ItemFormProps): ReactElement {
  const { t } = usePlanWords();
  const titleRef = useFormFocus();
  const item = task.act === 'edit' ? task.item : undefined;
  const [heading, setHeading] = useState<PlanHeading>(
    task.act === 'edit' ? (headingsIn([task.item.heading])[0] ?? 'plan_help') : task.heading,
  );
  const [text, setText] = useState('');
  const [fields, setFields] = useState(() => fieldsOf(item));
  const add = useAct(AddPlanItemDocument);
  const propose = useAct(ProposePlanItemDocument);
  const describe = useAct(DescribePlanItemDocument);
  const { failure, pending } = task.act === 'edit' ? describe : task.act === 'add' ? add : propose;
  const kind = planKindOf(heading) ?? 'measure';
  const save = async (): Promise<void> => {
    const said = saidOf(kind, fields);
    const input = { recordId: plan.recordId ?? '', heading, text: text.trim(), fields: said };
    const done =
      task.act === 'edit'
        ? await describe.run({ unitId: task.item.unitId, fields: said })
        : await (task.act === 'add' ? add : propose).run({ input });
    if (done) onDone();
  };
  const title = item
    ? t('editHeading', { name: nameOf({ t }, item) })
    : t(task.act === 'propose' ? 'proposeHeading' : 'add');
  const open = task.act === 'edit' ? [] : headingsIn(task.act === 'add' ? plan.may.add : plan.may.propose);
  return (
    <form
      className={styles.form}
      aria-label={title}
      data-print="never"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 ref={titleRef} tabIndex={-1}>
        {title}
      </h2>
      <p className={styles.small}>
        {t(task.act === 'edit' ? 'field.textHint' : task.act === 'add' ? 'addHint' : 'proposeHint')}
      </p>
      {item ? null : (
        <>
          <Select<PlanHeading>
            label={t('field.section')}
            options={open.map((id) => ({ id, name: t(`section.${id}`) }))}
            value={heading}
            onChange={setHeading}
          />
          <TextField
            label={t('field.text')}
            rows={3}
            maxLength={4000}
            value={text}
            onChange={setText}
            autoComplete="off"
          />
        </>
      )}
      {kind === 'goal' || kind === 'measure' ? (
        <FieldsOf kind={kind} plan={plan} fields={fields} onChange={(next) => setFields({ ...fields, ...next })} />
      ) : null}
      {failure ? <FailureNote failure={failure} /> : null}
      <Acts act={task.act} isDisabled={pending || (!item && text.trim() === '')} onCancel={onCancel} />
    </form>
  );
}

const SAVE = { edit: 'save', add: 'addDo', propose: 'proposeDo' } as const;

interface ActsProps {
  readonly act: ItemTask['act'];
  readonly isDisabled: boolean;
  readonly onCancel: () => void;
}

function Acts({ act, isDisabled, onCancel }: ActsProps): ReactElement {
  const { t } = usePlanWords();
  return (
    <div className={styles.acts}>
      <Button type="submit" look="primary" isDisabled={isDisabled}>
        {t(SAVE[act])}
      </Button>
      <Button look="quiet" onPress={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}

interface Fields {
  readonly parents: readonly string[];
  readonly indicator: string;
  readonly now: string;
  readonly target: string;
  readonly from: string;
  readonly until: string;
  readonly responsible: readonly string[];
  readonly checker: string;
  readonly proof: string;
  readonly criterion: string;
  readonly plain: string;
}

function fieldsOf(item: Item | undefined): Fields {
  return {
    ...{
      parents: item?.parents ?? [],
      indicator: item?.indicator ?? '',
      now: item?.now ?? '',
      target: item?.target ?? '',
    },
    ...{ from: item?.from ?? '', until: item?.until ?? '', proof: item?.proof ?? '', criterion: item?.criterion ?? '' },
    responsible: item?.responsible.map(({ partyId }) => partyId) ?? [],
    ...{ checker: item?.checker?.partyId ?? NOBODY, plain: item?.plain ?? '' },
  };
}

function saidOf(kind: string, fields: Fields) {
  const day = (value: string): string | null => (value === '' ? null : value);
  const parents = [...fields.parents];
  if (kind === 'goal') {
    const { indicator, now, target } = fields;
    return { parents, indicator, now, target, until: day(fields.until) };
  }
  if (kind !== 'measure') return {};
  const { proof, criterion, plain } = fields;
  const checker = fields.checker === NOBODY ? null : fields.checker;
  const responsible = [...fields.responsible];
  return {
    ...{ parents, responsible, checker, proof, criterion, plain },
    from: day(fields.from),
    until: day(fields.until),
  };
}

interface FieldsOfProps {
  readonly kind: 'goal' | 'measure';
  readonly plan: Plan;
  readonly fields: Fields;
  readonly onChange: (next: Partial<Fields>) => void;
}

function FieldsOf({ kind, plan, fields, onChange }: FieldsOfProps): ReactElement {
  const { t, format } = usePlanWords();
  const parents = onTable(plan, kind === 'goal' ? 'cause' : 'goal');
  const line = (name: 'indicator' | 'now' | 'target' | 'proof' | 'criterion' | 'plain'): ReactElement => (
    <TextField
      label={t(`field.${name}`)}
      value={fields[name]}
      maxLength={500}
      onChange={(value) => onChange({ [name]: value })}
      autoComplete="off"
    />
  );
  const day = (name: 'from' | 'until'): ReactElement => (
    <TextField
      type="date"
      label={t(`field.${name}`)}
      value={fields[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <div className={styles.fields}>
      {parents.length === 0 ? null : (
        <CheckboxGroup
          label={t(`field.parents_${kind}`)}
          value={[...fields.parents]}
          onChange={(next) => onChange({ parents: next })}
          options={parents.map((one) => ({
            id: one.unitId,
            name: `${nameOf({ t }, one)} ${format.text(one.unit.text)}`,
          }))}
        />
      )}
      {kind === 'goal' ? (
        <>
          {line('indicator')}
          {line('now')}
          {line('target')}
          {day('until')}
        </>
      ) : (
        <>
          <CheckboxGroup
            label={t('field.responsible')}
            value={[...fields.responsible]}
            onChange={(next) => onChange({ responsible: next })}
            options={plan.parties.map((party) => ({ id: party.partyId, name: party.label }))}
          />
          <p className={styles.small}>{t('field.responsibleHint')}</p>
          {day('from')}
          {day('until')}
          {line('criterion')}
          {line('proof')}
          <Select
            label={t('field.checker')}
            value={fields.checker}
            onChange={(checker) => onChange({ checker })}
            options={[
              { id: NOBODY, name: t('field.noChecker') },
              ...plan.parties.map(({ partyId, label }) => ({ id: partyId, name: label })),
            ]}
          />
          {line('plain')}
        </>
      )}
    </div>
  );
}
