import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { EmergencyOpenedDocument, type EmergencyPartsFragment } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { Button, classes } from '../../../ui/index.js';
import { useEmergencyWords } from '../../emergencies/index.js';
import styles from './emergencies.module.css';
import { ReviewForm } from './review-form.js';

export interface EmergencyUseProps {
  readonly emergency: EmergencyPartsFragment;
  readonly saved: () => void;
}

/** One use: who, when, why, what of it the viewer may see, and what was said of it. */
export function EmergencyUse({ emergency, saved }: EmergencyUseProps): ReactElement {
  const { format } = useWords();
  const { t } = useEmergencyWords();
  const [reviewing, review] = useState(false);
  const { personName: person, fileMark, beganAt, until, endedAt, running, review: judged } = emergency;
  const span = t('span', { from: format.dayTime(beganAt), to: format.time(endedAt ?? until) });
  return (
    <li className={classes(styles.use, judged !== null && styles.over)}>
      <p className={styles.name}>{format.text([person, fileMark, span].join(' · '))}</p>
      {judged !== null ? null : <p className={styles.waits}>{t(running ? 'running' : 'waits')}</p>}
      <p className={styles.second}>{format.text(t('because', { reason: emergency.reason }))}</p>
      {running ? null : <Opened id={emergency.id} />}
      {judged === null ? null : <Judged review={judged} />}
      {emergency.may.review && !reviewing ? (
        <p className={styles.acts}>
          <Button onPress={() => review(true)}>{t('review')}</Button>
        </p>
      ) : null}
      {reviewing ? (
        <ReviewForm
          emergency={emergency}
          close={() => review(false)}
          saved={() => {
            review(false);
            saved();
          }}
        />
      ) : null}
    </li>
  );
}

function Judged({ review }: { readonly review: NonNullable<EmergencyPartsFragment['review']> }): ReactElement {
  const { format } = useWords();
  const { t } = useEmergencyWords();
  const verdict = t(review.verdict === 'justified' ? 'justified' : 'unjustified');
  const said = t('reviewedBy', { verdict, person: review.byName, day: format.date(review.at) });
  return <p className={styles.second}>{format.text(`${said}: ${review.words}`)}</p>;
}

function Opened({ id }: { readonly id: string }): ReactElement | null {
  const { t } = useEmergencyWords();
  const [{ data }] = useQuery({ query: EmergencyOpenedDocument, variables: { id } });
  if (data === undefined) return null;
  return (
    <p className={styles.second}>
      {t('openedCount', { count: data.emergency.opened.length })} {t('openedRest')}
    </p>
  );
}
