import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { AccessLogDocument, type AccessLogQuery, type RegisterCaseQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf } from '../../lib/index.js';
import { Button, classes, PartyMark, Select, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { PassageLine } from './passage-line.js';
import styles from './register.module.css';
import { ACTIONS, useRegisterWords, wordOf } from './register-words.js';

type Entry = AccessLogQuery['accessLog']['entries'][number];
const EVERY = 'every';

/** Who did and read what, newest first, a page at a time. */
export function LogTab({ kase }: { readonly kase: RegisterCaseQuery['case'] }): ReactElement {
  const { t } = useRegisterWords();
  const [partyId, setPartyId] = useState(EVERY);
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <>
      <Select
        className={styles.choice ?? ''}
        label={t('forParty')}
        value={partyId}
        onChange={(id) => {
          setPartyId(id);
          setPages([null]);
        }}
        options={[{ id: EVERY, name: t('everyParty') }, ...kase.parties.map(({ id, label }) => ({ id, name: label }))]}
      />
      {pages.map((after, index) => (
        <Page
          key={`${partyId} ${after}`}
          caseId={kase.id}
          partyId={partyId === EVERY ? null : partyId}
          after={after}
          onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
        />
      ))}
    </>
  );
}

interface PageProps {
  readonly caseId: string;
  readonly partyId: string | null;
  readonly after: string | null;
  /** Present on the last page that is shown. */
  readonly onMore: ((next: string) => void) | undefined;
}

function Page({ caseId, partyId, after, onMore }: PageProps): ReactElement {
  const { t } = useRegisterWords();
  const variables = { caseId, after, filter: partyId === null ? null : { partyId } };
  const [{ data, error }] = useQuery({ query: AccessLogDocument, variables });
  if (error) return <FailureNote failure={failureOf(error)} />;
  if (!data) return <Skeleton lines={8} label={t('loading')} />;
  const { entries, next } = data.accessLog;
  return (
    <>
      {entries.length === 0 && after === null ? <p className={styles.empty}>{t('logNone')}</p> : null}
      <ol className={styles.log}>
        {entries.map((entry, index) => (
          <Line key={`${entry.at} ${index}`} entry={entry} />
        ))}
      </ol>
      {next === null || onMore === undefined ? null : <Button onPress={() => onMore(next)}>{t('more')}</Button>}
    </>
  );
}

function Line({ entry }: { readonly entry: Entry }): ReactElement {
  const { format } = useWords();
  const { t } = useRegisterWords();
  const { party, passage } = entry;
  return (
    <li className={classes(styles.line, entry.emergency && styles.emergency)}>
      <time dateTime={entry.at}>{format.dayTime(entry.at)}</time>
      <span className={styles.who}>
        {party === null ? <span className={styles.noMark} /> : <PartyMark type={party.type} letter={party.letter} />}
        <span>
          {entry.actorName}
          {party === null ? null : <small>{party.label}</small>}
        </span>
      </span>
      <div>
        <p>
          {t(`action.${wordOf(ACTIONS, entry.action)}`)}
          {entry.rule === null ? null : <small className={styles.rule}>{entry.rule}</small>}
          {entry.emergency ? <strong className={styles.flag}>{t('emergency')}</strong> : null}
        </p>
        {passage === null ? null : <PassageLine passage={passage} />}
      </div>
    </li>
  );
}
