import { useRef, useState, type ReactElement, type RefObject } from 'react';
import { useQuery } from 'urql';
import { PlanAsDocument } from '../../generated/graphql.gen.js';
import { failureOf } from '../../lib/index.js';
import { Button, Select, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { FamilySigning } from './family-signing.js';
import styles from './plan.module.css';
import { type Item, onTable, type Plan } from './types.js';
import { usePlanWords } from './use-words.js';

const FAMILY: readonly string[] = ['parent_a', 'parent_b', 'child', 'guardian'];

/** The plan in plain words for one member of the family, large enough to read on a phone and to print. */
export function FamilyVersion({ plan }: { readonly plan: Plan }): ReactElement {
  const { t } = usePlanWords();
  const family = plan.parties.filter(({ type }) => FAMILY.includes(type));
  const own = family.find(({ partyId }) => plan.myPartyIds.includes(partyId));
  const [chosen, choose] = useState<string | null>(own?.partyId ?? family[0]?.partyId ?? null);
  const paper = useRef<HTMLElement>(null);
  const mine = own !== undefined;
  const [{ data, error }] = useQuery({
    query: PlanAsDocument,
    variables: { recordId: plan.recordId ?? '', partyId: chosen ?? '' },
    pause: mine || chosen === null,
    requestPolicy: 'cache-and-network',
  });
  const shown = mine ? plan : data?.planAs.asParty?.partyId === chosen ? data?.planAs : undefined;
  return (
    <div className={styles.family}>
      <p className={styles.acts} data-print="never">
        {mine || family.length === 0 ? null : (
          <Select
            label={t('family.forParty')}
            value={chosen}
            onChange={choose}
            options={family.map(({ partyId, label }) => ({ id: partyId, name: label }))}
          />
        )}
        <Button onPress={() => print()}>{t('family.print')}</Button>
      </p>
      {error ? <FailureNote failure={failureOf(error)} /> : null}
      {shown ? (
        <>
          <Plain plan={shown} partyId={chosen} paper={paper} />
          <FamilySigning plan={plan} partyId={chosen} paper={paper} />
        </>
      ) : error || chosen === null ? null : (
        <Skeleton lines={6} label={t('family.loading')} />
      )}
    </div>
  );
}

interface PlainProps {
  readonly plan: Plan;
  readonly partyId: string | null;
  readonly paper: RefObject<HTMLElement | null>;
}

function Plain({ plan, partyId, paper }: PlainProps): ReactElement {
  const { t, format } = usePlanWords();
  const measures = onTable(plan, 'measure');
  const isMine = (item: Item): boolean => item.responsible.some((party) => party.partyId === partyId);
  const others = (item: Item): string => format.list(item.responsible.map(({ label }) => label));
  const words = (item: Item): string => format.text(item.plain === '' ? item.unit.text : item.plain);
  const [mine, help] = [measures.filter(isMine), measures.filter((item) => !isMine(item))];
  const said = plan.items.filter((item) => item.kind === 'family' && item.unit.state === 'shared');
  return (
    <article ref={paper} aria-label={t('family.heading')}>
      <h2>{t('family.heading')}</h2>
      <p className={styles.familyLead}>{t('family.lead', { family: plan.familyName })}</p>
      {said.map((item) => (
        <p key={item.unitId}>{format.text(item.unit.text)}</p>
      ))}
      <h3>{t('family.mine')}</h3>
      {mine.length === 0 ? <p>{t('family.nothingMine')}</p> : null}
      <ul>
        {mine.map((item) => (
          <li key={item.unitId}>{words(item)}</li>
        ))}
      </ul>
      <h3>{t('family.help')}</h3>
      {help.length === 0 ? <p>{t('family.nothingHelp')}</p> : null}
      <ul>
        {help.map((item) => (
          <li key={item.unitId}>
            {item.responsible.length === 0 ? words(item) : t('family.by', { who: others(item), what: words(item) })}
          </li>
        ))}
      </ul>
      <h3>{t('family.check')}</h3>
      <ul>
        {measures
          .filter(({ until }) => until !== null)
          .toSorted((a, b) => (a.until ?? '').localeCompare(b.until ?? ''))
          .map((item) => (
            <li key={item.unitId}>
              {t('family.term', { what: words(item).replace(/\.$/u, ''), day: format.day(item.until ?? '') })}
            </li>
          ))}
      </ul>
      {plan.reviewOn === null ? null : <p>{t('family.together', { day: format.day(plan.reviewOn) })}</p>}
    </article>
  );
}
