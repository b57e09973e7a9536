import { useEffect, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import {
  EndMyOtherSessionsDocument,
  EndMySessionDocument,
  MySessionsDocument,
  type SessionPartsFragment,
} from '../../generated/graphql.gen.js';
import { sessionsWords as cs } from '../../i18n/cs/sessions.js';
import { sessionsWords as en } from '../../i18n/en/sessions.js';
import { featureWords } from '../../i18n/index.js';
import { failureOf, useAct, useFramePath } from '../../lib/index.js';
import { Button, Skeleton } from '../../ui/index.js';
import { FailureNote, FailurePage } from '../failure/index.js';
import styles from './sessions.module.css';

const useSessionsWords = featureWords('sessions', cs, en);

/** Everywhere the viewer is signed in. What is ended closes at once, wherever it is. */
export function SessionsPage(): ReactElement {
  const { t } = useSessionsWords();
  const [{ data, error }] = useQuery({ query: MySessionsDocument });
  const [after, setAfter] = useState<readonly SessionPartsFragment[] | null>(null);
  const one = useAct(EndMySessionDocument);
  const others = useAct(EndMyOtherSessionsDocument);
  const title = t('title');
  useFramePath([{ label: title }]);
  useEffect(() => {
    document.title = `${title} · Soulad`;
  }, [title]);
  const sessions = after ?? data?.mySessions;
  if (!sessions)
    return error ? <FailurePage failure={failureOf(error)} /> : <Skeleton lines={5} label={t('loading')} />;
  const failure = one.failure ?? others.failure;
  const pending = one.pending || others.pending;
  const end = (sessionId: string): void =>
    void one.run({ sessionId }).then((done) => done && setAfter(done.endMySession));
  const endOthers = (): void => void others.run({}).then((done) => done && setAfter(done.endMyOtherSessions));
  return (
    <>
      <h1>{title}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      {failure ? <FailureNote failure={failure} /> : null}
      <ul className={styles.list} aria-label={t('list')}>
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} busy={pending} onEnd={() => end(session.id)} />
        ))}
      </ul>
      <p role="status" className={styles.lead}>
        {after ? t('ended') : ''}
      </p>
      {sessions.length > 1 ? (
        <Button onPress={endOthers} isDisabled={pending}>
          {t('others')}
        </Button>
      ) : (
        <p className={styles.lead}>{t('alone')}</p>
      )}
    </>
  );
}

interface LineProps {
  readonly session: SessionPartsFragment;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function SessionLine({ session, busy, onEnd }: LineProps): ReactElement {
  const { t, format } = useSessionsWords();
  const name = session.agency?.name ?? t('self');
  const at = format.dayTime(session.openedAt);
  return (
    <li className={styles.line}>
      <div>
        <strong>{format.text(name)}</strong>
        {session.current ? <span className={styles.here}>{t('here')}</span> : null}
        <small>
          {t('since', { at })}, {t('used', { at: format.dayTime(session.usedAt) })}
        </small>
      </div>
      {session.current ? null : (
        <Button look="quiet" onPress={onEnd} isDisabled={busy} aria-label={t('endOf', { name, at })}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}
