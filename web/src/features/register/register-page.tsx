import { useEffect, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { RegisterCaseDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf, useFramePath } from '../../lib/index.js';
import { Skeleton, Tabs } from '../../ui/index.js';
import { FailurePage } from '../failure/index.js';
import { ChainTab } from './chain-tab.js';
import { LogTab } from './log-tab.js';
import { Looks } from './looks.js';
import { ReachedTab } from './reached-tab.js';
import styles from './register.module.css';
import { ReportTab } from './report-tab.js';
import { useRegisterWords } from './register-words.js';

type Tab = 'reached' | 'log' | 'report' | 'chain';

/** The access record of a case for those who answer for it; "Kdo nahlédl" for everybody else at the table. */
export function RegisterPage({ caseId }: { readonly caseId: string }): ReactElement {
  const { t: word } = useWords();
  const { t } = useRegisterWords();
  const [{ data, error }] = useQuery({ query: RegisterCaseDocument, variables: { caseId } });
  const [tab, setTab] = useState<Tab>('reached');
  const kase = data?.case;
  const title = t(kase?.may.readRegister === false ? 'titleFamily' : 'title');
  useFramePath([
    { label: word('shell.cases'), to: '/cases' },
    ...(kase ? [{ label: `${kase.familyName} · ${kase.fileMark}`, to: `/cases/${caseId}` }, { label: title }] : []),
  ]);
  useEffect(() => {
    document.title = `${title} · Soulad`;
  }, [title]);
  if (!kase) return error ? <FailurePage failure={failureOf(error)} /> : <Skeleton lines={10} label={t('loading')} />;
  const full = kase.may.readRegister;
  return (
    <>
      <h1 data-print="never">{title}</h1>
      <p className={styles.lead} data-print="never">
        {t(full ? 'lead' : 'leadFamily')}
      </p>
      {full ? (
        <Tabs<Tab>
          label={t('tabs.label')}
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: 'reached', name: t('tabs.reached'), content: <ReachedTab kase={kase} /> },
            { id: 'log', name: t('tabs.log'), content: <LogTab kase={kase} /> },
            { id: 'report', name: t('tabs.report'), content: <ReportTab kase={kase} /> },
            { id: 'chain', name: t('tabs.chain'), content: <ChainTab caseId={caseId} /> },
          ]}
        />
      ) : (
        <Looks caseId={caseId} />
      )}
    </>
  );
}
