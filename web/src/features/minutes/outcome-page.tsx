import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { BriefOutcomeDocument, MinutesMeetingDocument, type BriefOutcomeQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf } from '../../lib/index.js';
import { bySeat } from '../../look/parties.js';
import { Button, PartyMark, Skeleton } from '../../ui/index.js';
import { CopiesPanel } from '../copies/index.js';
import { FailurePage } from '../failure/index.js';
import { useMeetingPath } from './use-meeting-path.js';
import styles from './minutes.module.css';
import { useMinutesWords } from './use-words.js';

type Outcome = BriefOutcomeQuery['briefOutcome'];

/** "Stručný výstup": agreements and next steps the moment the meeting has ended, for screen and paper. */
export function OutcomePage({ conferenceId }: { readonly conferenceId: string }): ReactElement {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const [{ data: meeting }] = useQuery({ query: MinutesMeetingDocument, variables: { conferenceId } });
  const [{ data, error }] = useQuery({ query: BriefOutcomeDocument, variables: { conferenceId } });
  useMeetingPath(meeting?.conference, t('outcome'));
  if (error && !data) return <FailurePage failure={failureOf(error)} />;
  if (!data) return <Skeleton lines={10} label={t('loading')} />;
  const { recordId, familyName, fileMark, place, goal, startsAt, endsAt, readyBy, items, measures, tasks } =
    data.briefOutcome;
  return (
    <article className={styles.page}>
      <h1>{t('outcome')}</h1>
      <p className={styles.lead}>
        {format.text(
          [`${familyName}, ${fileMark}`, format.meeting(startsAt, endsAt), place].filter(Boolean).join(' · '),
        )}
      </p>
      <p className={styles.lead}>{t('outcomeLead', { day: format.day(readyBy) })}</p>
      {goal === '' ? null : (
        <>
          <h2>{t('outcomeGoal')}</h2>
          <p className={styles.words}>{format.text(goal)}</p>
        </>
      )}
      <h2>{t('outcomeItems')}</h2>
      {items.length === 0 ? <p className={styles.empty}>{t('outcomeNone')}</p> : null}
      <ol className={styles.outcome}>
        {items.map((item) => (
          <Item key={item.unitId} item={item} />
        ))}
      </ol>
      <Measures measures={measures} />
      <Tasks tasks={tasks} />
      <p className={styles.acts} data-print="never">
        <Button onPress={() => globalThis.print()}>{t('print')}</Button>
      </p>
      <CopiesPanel place={{ recordId }} begin={{ kind: 'outcome' }} />
    </article>
  );
}

function Measures({ measures }: Pick<Outcome, 'measures'>): ReactElement | null {
  const { t } = useMinutesWords();
  const { format } = useWords();
  if (measures.length === 0) return null;
  return (
    <>
      <h2>{t('outcomeMeasures')}</h2>
      <ul className={styles.outcome}>
        {measures.map(({ unitId, number, text, until, responsible }) => (
          <li key={unitId}>
            <p className={styles.words}>{format.text(text)}</p>
            <p className={styles.small}>
              {[
                number === null ? '' : t('outcomeMeasure', { number }),
                responsible.length === 0
                  ? ''
                  : t('responsible', { names: format.list(responsible.toSorted(bySeat).map(({ label }) => label)) }),
                until === null ? '' : t('outcomeUntil', { day: format.day(until) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Tasks({ tasks }: Pick<Outcome, 'tasks'>): ReactElement | null {
  const { t } = useMinutesWords();
  const { format } = useWords();
  if (tasks.length === 0) return null;
  return (
    <>
      <h2>{t('outcomeTasks')}</h2>
      <ul className={styles.outcome}>
        {tasks.map(({ id, title, owner, dueOn }) => (
          <li key={id}>
            <p className={styles.words}>{format.text(title)}</p>
            <p className={styles.small}>
              <PartyMark type={owner.type} letter={owner.letter} size="dot" />{' '}
              {`${t('responsible', { names: owner.label })} · ${t('outcomeUntil', { day: format.day(dueOn) })}`}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Item({ item }: { readonly item: Outcome['items'][number] }): ReactElement {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const responsible = item.responsible.toSorted(bySeat).map(({ label }) => label);
  return (
    <li>
      <p className={styles.words}>{format.text(item.text)}</p>
      <p className={styles.small}>
        <PartyMark type={item.party.type} letter={item.party.letter} size="dot" />{' '}
        {t('writtenBy', { label: item.party.label })}
        {responsible.length > 0 ? ` · ${t('responsible', { names: format.list(responsible) })}` : null}
      </p>
    </li>
  );
}
