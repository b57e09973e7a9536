import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { BriefOutcomeDocument, MinutesMeetingDocument, type BriefOutcomeQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf } from '../../lib/index.js';
import { bySeat } from '../../look/parties.js';
import { Button, PartyMark, Skeleton } from '../../ui/index.js';
import { FailurePage } from '../failure/index.js';
import { useMeetingPath } from './use-meeting-path.js';
import styles from './minutes.module.css';
import { useMinutesWords } from './use-words.js';

/** "Stručný výstup": agreements and next steps the moment the meeting has ended, for screen and paper. */
export function OutcomePage({ conferenceId }: { readonly conferenceId: string }): ReactElement {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const [{ data: meeting }] = useQuery({ query: MinutesMeetingDocument, variables: { conferenceId } });
  const [{ data, error }] = useQuery({ query: BriefOutcomeDocument, variables: { conferenceId } });
  useMeetingPath(meeting?.conference, t('outcome'));
  if (error && !data) return <FailurePage failure={failureOf(error)} />;
  if (!data) return <Skeleton lines={10} label={t('loading')} />;
  const { familyName, fileMark, place, goal, startsAt, endsAt, readyBy, items } = data.briefOutcome;
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
      <p className={styles.acts} data-print="never">
        <Button onPress={() => globalThis.print()}>{t('print')}</Button>
      </p>
    </article>
  );
}

function Item({ item }: { readonly item: BriefOutcomeQuery['briefOutcome']['items'][number] }): ReactElement {
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
