import { isClockKind } from '@soulad/shared/workflow';
import { useEffect, useState, type FormEvent, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { ClockRulesDocument, SetClockLimitDocument, type ClockRulePartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf, useAct, useBasisWords, useFramePath } from '../../lib/index.js';
import { Button, Select, Skeleton, TextField } from '../../ui/index.js';
import { FailureNote, FailurePage } from '../failure/index.js';
import styles from './desk.module.css';

const UNITS = ['hours', 'days', 'workingDays', 'months'] as const;

/** The terms as the own authority counts them; its head sets them. */
export function ClockRulesPage(): ReactElement {
  const { t } = useWords();
  const [{ data, error }] = useQuery({ query: ClockRulesDocument });
  const act = useAct(SetClockLimitDocument);
  const [rules, setRules] = useState<readonly ClockRulePartsFragment[]>();
  useFramePath([{ label: t('desk.rules') }]);
  useEffect(() => {
    document.title = `${t('desk.rules')} · Soulad`;
  }, [t]);
  const shown = rules ?? data?.clockRules;
  if (shown === undefined)
    return error === undefined ? (
      <Skeleton lines={8} label={t('shell.loading')} />
    ) : (
      <FailurePage failure={failureOf(error)} />
    );
  const save = async (kind: string, own: { unit: string; n: number } | null): Promise<void> => {
    const done = await act.run({ input: { kind, unit: own?.unit ?? null, n: own?.n ?? null } });
    if (done !== undefined) setRules(done.setClockLimit);
  };
  return (
    <>
      <h1>{t('desk.rules')}</h1>
      <p className={styles.foot}>{t('clockRules.lead')}</p>
      {act.failure === undefined ? null : <FailureNote failure={act.failure} />}
      <ul className={styles.rules}>
        {shown.map((rule) => (
          <li key={`${rule.kind} ${rule.unit} ${rule.n}`}>
            <Rule rule={rule} onSave={(own) => void save(rule.kind, own)} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface RuleProps {
  readonly rule: ClockRulePartsFragment;
  readonly onSave: (own: { unit: string; n: number } | null) => void;
}

function Rule({ rule, onSave }: RuleProps): ReactElement {
  const { t, format } = useWords();
  const basisWords = useBasisWords();
  const name = t(`clock.${isClockKind(rule.kind) ? rule.kind : 'other'}`);
  const unit = UNITS.find((one) => one === rule.unit) ?? 'days';
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      <p>
        {t(`clockRules.${unit}`, { count: rule.n })}
        {rule.own ? ` · ${t('clockRules.own')}` : ''}
      </p>
      <p className={styles.second}>
        {format.text(basisWords(rule.basis))} · {t(rule.strength === 'law' ? 'clockRules.law' : 'clockRules.default')}
      </p>
      {rule.maySet ? <RuleForm rule={rule} name={name} onSave={onSave} /> : null}
    </section>
  );
}

function RuleForm({ rule, name, onSave }: RuleProps & { readonly name: string }): ReactElement {
  const { t } = useWords();
  const [n, setN] = useState(String(rule.n));
  const [unit, setUnit] = useState<(typeof UNITS)[number]>(UNITS.find((one) => one === rule.unit) ?? 'days');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (/^[1-9]\d{0,2}$/.test(n)) onSave({ unit, n: Number(n) });
  };
  return (
    <form className={styles.ruleForm} aria-label={name} onSubmit={send} noValidate>
      <TextField type="number" label={t('clockRules.n')} value={n} onChange={setN} min={1} max={400} />
      <Select
        label={t('clockRules.unit')}
        options={UNITS.map((id) => ({ id, name: t(`clockRules.units.${id}`) }))}
        value={unit}
        onChange={setUnit}
      />
      <Button type="submit" aria-label={t('clockRules.saveLabel', { name })}>
        {t('clockRules.save')}
      </Button>
      {rule.own ? (
        <Button look="quiet" aria-label={t('clockRules.resetLabel', { name })} onPress={() => onSave(null)}>
          {t('clockRules.reset')}
        </Button>
      ) : null}
    </form>
  );
}
