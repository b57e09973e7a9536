import { useEffect, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { SignoffPlaceDocument, SignoffSheetDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf, useFramePath } from '../../lib/index.js';
import { Button, Skeleton } from '../../ui/index.js';
import { CopiesPanel } from '../copies/index.js';
import { FailurePage } from '../failure/index.js';
import { OpenRoundForm } from './open-round-form.js';
import { RevisionStrip } from './revision-strip.js';
import { RoundSheet } from './round-sheet.js';
import styles from './signoff.module.css';
import type { Party, Sheet } from './types.js';
import { useSignoffWords } from './use-words.js';
import { VerifyPanel } from './verify-panel.js';

/** Signatures under the plan of a case, for whoever may read something of it. */
export function SignoffPage({ caseId }: { readonly caseId: string }): ReactElement {
  const { t: word } = useWords();
  const { t } = useSignoffWords();
  const [{ data, error }] = useQuery({ query: SignoffPlaceDocument, variables: { caseId } });
  const plan = data?.plan;
  useFramePath([
    { label: word('shell.cases'), to: '/cases' },
    ...(plan
      ? [{ label: `${plan.familyName} · ${plan.fileMark}`, to: `/cases/${caseId}` }, { label: t('title') }]
      : []),
  ]);
  useEffect(() => {
    document.title = `${t('title')} · Soulad`;
  }, [t]);
  if (!plan) return error ? <FailurePage failure={failureOf(error)} /> : <Skeleton lines={8} label={t('loading')} />;
  if (plan.recordId === null) {
    return (
      <>
        <h1>{t('title')}</h1>
        <p className={styles.lead}>{t('noPlan')}</p>
      </>
    );
  }
  return <RecordSheet recordId={plan.recordId} parties={plan.parties} />;
}

interface RecordSheetProps {
  readonly recordId: string;
  readonly parties: readonly Party[];
}

function RecordSheet({ recordId, parties }: RecordSheetProps): ReactElement {
  const { t } = useSignoffWords();
  const [{ data, error }] = useQuery({
    query: SignoffSheetDocument,
    variables: { recordId },
    requestPolicy: 'cache-and-network',
  });
  const [after, setAfter] = useState<Sheet>();
  const [opening, setOpening] = useState(false);
  const sheet = after ?? data?.signoffSheet;
  if (!sheet) return error ? <FailurePage failure={failureOf(error)} /> : <Skeleton lines={8} label={t('loading')} />;
  const opened = (next: Sheet): void => {
    setAfter(next);
    setOpening(false);
  };
  return (
    <>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      {sheet.round ? null : <h2>{t('signing')}</h2>}
      {sheet.revisions.length === 0 ? <p className={styles.lead}>{t('none')}</p> : null}
      {sheet.round ? <RoundSheet round={sheet.round} sheet={sheet} onChanged={setAfter} /> : null}
      {sheet.mayOpen && !opening ? (
        <p>
          <Button look={sheet.round ? 'quiet' : 'primary'} onPress={() => setOpening(true)}>
            {t(sheet.round ? 'openNext' : 'openFirst')}
          </Button>
        </p>
      ) : null}
      {opening ? (
        <OpenRoundForm sheet={sheet} parties={parties} close={() => setOpening(false)} onOpened={opened} />
      ) : null}
      {sheet.revisions.length > 0 ? <RevisionStrip revisions={sheet.revisions} /> : null}
      {sheet.revisions.length > 0 ? <VerifyPanel revisions={sheet.revisions} /> : null}
      {sheet.revisions.length > 0 ? <CopiesPanel place={{ recordId }} begin={{ kind: 'signoffs' }} /> : null}
    </>
  );
}
