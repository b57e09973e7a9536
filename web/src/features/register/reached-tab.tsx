import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { DisclosuresDocument, type DisclosuresQuery, type RegisterCaseQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf } from '../../lib/index.js';
import { PartyMark, Select, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { PassageLine } from './passage-line.js';
import styles from './register.module.css';
import { useRegisterWords, WAYS, wordOf } from './register-words.js';

type Entry = DisclosuresQuery['disclosures'][number];
const EVERY = 'every';

/** Which passage reached whom, when, by which way and rule. */
export function ReachedTab({ kase }: { readonly kase: RegisterCaseQuery['case'] }): ReactElement {
  const { t } = useRegisterWords();
  const [partyId, setPartyId] = useState(EVERY);
  const variables = { caseId: kase.id, partyId: partyId === EVERY ? null : partyId };
  const [{ data, error }] = useQuery({ query: DisclosuresDocument, variables });
  return (
    <>
      <Select
        className={styles.choice ?? ''}
        label={t('forParty')}
        value={partyId}
        onChange={setPartyId}
        options={[{ id: EVERY, name: t('everyParty') }, ...kase.parties.map(({ id, label }) => ({ id, name: label }))]}
      />
      {error ? <FailureNote failure={failureOf(error)} /> : null}
      {!data && !error ? <Skeleton lines={8} label={t('loading')} /> : null}
      {data?.disclosures.length === 0 ? <p className={styles.empty}>{t('reachedNone')}</p> : null}
      {data && data.disclosures.length > 0 ? <Reached entries={data.disclosures} /> : null}
    </>
  );
}

function Reached({ entries }: { readonly entries: readonly Entry[] }): ReactElement {
  const { t } = useRegisterWords();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['passage', 'party', 'when', 'way', 'rule'] as const).map((name) => (
            <th key={name} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row
            key={`${entry.passage.unitId} ${entry.party.partyId} ${entry.personName} ${entry.way} ${entry.rule}`}
            entry={entry}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry }: { readonly entry: Entry }): ReactElement {
  const { format } = useWords();
  const { t } = useRegisterWords();
  const { party, firstAt, lastAt } = entry;
  const [first, last] = [format.dayTime(firstAt), format.dayTime(lastAt)];
  return (
    <tr>
      <td data-name={t('passage')}>
        <PassageLine passage={entry.passage} />
      </td>
      <td data-name={t('party')}>
        <span className={styles.who}>
          <PartyMark type={party.type} letter={party.letter} />
          <span>
            {party.label}
            <small>{entry.personName}</small>
          </span>
        </span>
      </td>
      <td data-name={t('when')}>{first === last ? first : t('firstLast', { first, last })}</td>
      <td data-name={t('way')}>{t(`ways.${wordOf(WAYS, entry.way)}`)}</td>
      <td data-name={t('rule')}>{entry.rule}</td>
    </tr>
  );
}
