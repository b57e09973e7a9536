import type { CSSProperties, ReactElement } from 'react';
import { TaskFromPassage } from '../tasks/index.js';
import { Button, PartyMark, partyStyle } from '../../ui/index.js';
import { barOf, scaleOf, type Scale } from './chart-scale.js';
import { nameOf, parentNames, seersOf, termOf } from './names.js';
import styles from './plan.module.css';
import { faultsIn, type Item, onTable, type Plan, progressOf } from './types.js';
import { usePlanWords } from './use-words.js';

export interface MeasuresProps {
  readonly plan: Plan;
  readonly today: string;
  readonly onEdit: (item: Item) => void;
  readonly onEvaluate: (item: Item) => void;
}

/** Measures with who, by when and who checks; the bars repeat in a picture what the column of terms says. */
export function MeasuresTable({ plan, today, onEdit, onEvaluate }: MeasuresProps): ReactElement {
  const { t, format } = usePlanWords();
  const measures = onTable(plan, 'measure');
  if (measures.length === 0) return <p className={styles.empty}>{t('measuresNone')}</p>;
  const scale = scaleOf(measures, today, plan.reviewOn);
  return (
    <table className={styles.measures}>
      <caption className="visually-hidden">{t('views.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('head.number')}</th>
          <th scope="col">{t('head.measure')}</th>
          <th scope="col">{t('head.responsible')}</th>
          <th scope="col">{t('head.term')}</th>
          <th scope="col">{t('head.checker')}</th>
          <th scope="col">{t('head.progress')}</th>
          <th scope="col" className={styles.chartHead}>
            <span className="visually-hidden">{t('head.chart')}</span>
            <Months scale={scale} today={today} review={plan.reviewOn} />
          </th>
        </tr>
      </thead>
      <tbody>
        {measures.map((item) => (
          <tr key={item.unitId} data-item={item.unitId}>
            <th scope="row" data-label={t('head.number')}>
              {nameOf({ t }, item)}
            </th>
            <td data-label={t('head.measure')}>
              <What plan={plan} item={item} />
              <p className={styles.small}>{seersOf({ t, format }, item)}</p>
              <p className={styles.acts} data-print="never">
                {item.may.describe ? (
                  <Button look="quiet" aria-label={`${t('edit')} ${nameOf({ t }, item)}`} onPress={() => onEdit(item)}>
                    {t('edit')}
                  </Button>
                ) : null}
                {item.may.evaluate ? (
                  <Button
                    look="quiet"
                    aria-label={`${t('evaluate')} ${nameOf({ t }, item)}`}
                    onPress={() => onEvaluate(item)}
                  >
                    {t('evaluate')}
                  </Button>
                ) : null}
              </p>
            </td>
            <td data-label={t('head.responsible')}>
              <Parties parties={item.responsible} />
            </td>
            <td data-label={t('head.term')}>{termOf({ t, format }, item)}</td>
            <td data-label={t('head.checker')}>{item.checker?.label ?? t('nobody')}</td>
            <td data-label={t('head.progress')}>
              {t(`progress.${progressOf(item)}`)}
              {item.progressNote === '' ? null : <p className={styles.small}>{format.text(item.progressNote)}</p>}
            </td>
            <td className={styles.chart}>
              <Bar scale={scale} item={item} today={today} review={plan.reviewOn} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function What({ plan, item }: { readonly plan: Plan; readonly item: Item }): ReactElement {
  const { t, format } = usePlanWords();
  const goals = parentNames({ t }, plan, item);
  return (
    <>
      <p className={styles.what}>{format.text(item.unit.text)}</p>
      {goals.length > 0 ? <p className={styles.small}>{t('towards', { list: format.list(goals) })}</p> : null}
      {item.criterion === '' ? null : (
        <p className={styles.small}>{t('criterion', { text: format.text(item.criterion) })}</p>
      )}
      {item.proof === '' ? null : <p className={styles.small}>{t('proof', { text: format.text(item.proof) })}</p>}
      {item.source ? <p className={styles.small}>{t('taken')}</p> : null}
      {faultsIn(item).map((fault) => (
        <p key={fault} className={styles.fault}>
          {t(`missing.${fault}`)}
        </p>
      ))}
      <p className={styles.acts} data-print="never">
        <TaskFromPassage
          unit={{ id: item.unitId, state: item.unit.state, may: { allow: plan.may.setReview } }}
          caseId={plan.caseId}
          measure={nameOf({ t }, item)}
        />
      </p>
    </>
  );
}

function Parties({ parties }: { readonly parties: Item['responsible'] }): ReactElement {
  const { t } = usePlanWords();
  if (parties.length === 0) return <span>{t('nobody')}</span>;
  return (
    <ul className={styles.parties}>
      {parties.map((party) => (
        <li key={party.partyId}>
          <PartyMark type={party.type} letter={party.letter} />
          {party.label}
        </li>
      ))}
    </ul>
  );
}

interface MonthsProps {
  readonly scale: Scale;
  readonly today: string;
  readonly review: string | null;
}

function Months({ scale, today, review }: MonthsProps): ReactElement {
  const { t, locale } = usePlanWords();
  const month = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const near = review !== null && Math.abs(scale.at(review) - scale.at(today)) < 25;
  return (
    <span className={styles.months} aria-hidden="true">
      {scale.months.map((day) => (
        <span key={day} className={styles.month} style={at(scale.at(day))}>
          {month.format(new Date(day))}
        </span>
      ))}
      <span className={styles.today} style={at(scale.at(today))}>
        {t('today')}
      </span>
      {review === null || near ? null : (
        // Near the end of the chart its word stands before the line.
        <span className={styles.review} data-end={scale.at(review) > 70} style={at(scale.at(review))}>
          {t('review')}
        </span>
      )}
    </span>
  );
}

function Bar({ scale, item, today, review }: MonthsProps & { readonly item: Item }): ReactElement {
  const bar = barOf(scale, item, today);
  const [party] = item.responsible;
  return (
    <span className={styles.lane} aria-hidden="true">
      {scale.months.map((day) => (
        <span key={day} className={styles.gridLine} style={at(scale.at(day))} />
      ))}
      <span className={styles.todayLine} style={at(scale.at(today))} />
      {review === null ? null : <span className={styles.reviewLine} style={at(scale.at(review))} />}
      {bar === null ? null : (
        <span
          className={styles.bar}
          style={{
            ...(party ? partyStyle(party.type, party.letter) : {}),
            ...at(bar.from),
            inlineSize: `${bar.width}%`,
          }}
        />
      )}
    </span>
  );
}

function at(percent: number): CSSProperties {
  return { insetInlineStart: `${percent}%` };
}
