import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { type RegisterCaseQuery, SubjectReportDocument, type SubjectReportQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf, saveFile } from '../../lib/index.js';
import { Button, CategoryChip, PartyMark, Select, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './register.module.css';
import { useRegisterWords } from './register-words.js';

type Report = SubjectReportQuery['subjectReport'];

/** What is held of one person, ready to be read by a human and handed over. */
export function ReportTab({ kase }: { readonly kase: RegisterCaseQuery['case'] }): ReactElement {
  const { t } = useRegisterWords();
  const [personId, setPersonId] = useState<string | null>(null);
  const options = kase.persons.map(({ id, givenName, familyName }) => ({ id, name: `${givenName} ${familyName}` }));
  return (
    <>
      <p className={styles.lead} data-print="never">
        {t('report.lead')}
      </p>
      <div data-print="never">
        <Select
          className={styles.choice ?? ''}
          label={t('report.person')}
          placeholder={t('report.choose')}
          value={personId}
          onChange={setPersonId}
          options={options}
        />
      </div>
      {personId === null ? null : <ReportOf key={personId} caseId={kase.id} personId={personId} />}
    </>
  );
}

function ReportOf({ caseId, personId }: { readonly caseId: string; readonly personId: string }): ReactElement {
  const { t } = useRegisterWords();
  const { format } = useWords();
  const [{ data, error }] = useQuery({ query: SubjectReportDocument, variables: { caseId, personId } });
  if (error) return <FailureNote failure={failureOf(error)} />;
  if (!data) return <Skeleton lines={8} label={t('loading')} />;
  const report = data.subjectReport;
  return (
    <article className={styles.sheet}>
      <h2>{t('report.heading', { name: report.personName })}</h2>
      <p className={styles.second}>{t('report.meta', { mark: report.fileMark, at: format.dayTime(report.madeAt) })}</p>
      {report.passages.length === 0 ? <p className={styles.empty}>{t('report.none')}</p> : null}
      <ul>
        {report.passages.map((passage) => (
          <Reported key={`${passage.createdAt} ${passage.author.partyId} ${passage.text}`} passage={passage} />
        ))}
      </ul>
      <p className={styles.acts} data-print="never">
        <Button onPress={() => globalThis.print()}>{t('report.print')}</Button>
        <Button onPress={() => saveFile({ name: t('report.file'), blob: blobOf(report) })}>{t('report.save')}</Button>
      </p>
    </article>
  );
}

function blobOf(report: Report): Blob {
  return new Blob([`${JSON.stringify(report, null, 2)}\n`], { type: 'application/json' });
}

function Reported({ passage }: { readonly passage: Report['passages'][number] }): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useRegisterWords();
  const parties = [...new Set(passage.reached.map(({ party }) => party.label))];
  return (
    <li className={styles.reported}>
      <p className={styles.second}>
        <PartyMark type={passage.author.type} letter={passage.author.letter} /> {passage.author.label},{' '}
        {format.date(passage.createdAt)}{' '}
        {passage.category === null ? null : <CategoryChip name={word(`category.${passage.category}`)} />}
      </p>
      <p className={passage.text === null ? styles.withheld : styles.text}>
        {passage.text === null ? t('report.withheld') : format.text(passage.text)}
      </p>
      {passage.redacted ? <p className={styles.second}>{t('report.redacted')}</p> : null}
      <p className={styles.second}>
        {parties.length === 0 ? t('report.reachedNone') : t('report.reached', { parties: format.list(parties) })}
      </p>
    </li>
  );
}
