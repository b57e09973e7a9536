import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { ReleaseEvidenceDocument } from '../../generated/graphql.gen.js';
import { failureOf } from '../../lib/index.js';
import { FailureNote } from '../failure/index.js';
import { SignedPaper } from '../form/index.js';
import { Button } from '../../ui/index.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';

/** What was signed, and the signature as it was drawn. */
export function ReleaseEvidence({
  releaseId,
  close,
}: {
  readonly releaseId: string;
  readonly close: () => void;
}): ReactElement {
  const { t } = useCaseWords();
  const [{ data, error }] = useQuery({ query: ReleaseEvidenceDocument, variables: { releaseId } });
  const evidence = data?.releaseEvidence;
  return (
    <div className={styles.evidence}>
      {error === undefined ? null : <FailureNote failure={failureOf(error)} />}
      {evidence === undefined ? null : <SignedPaper {...evidence} />}
      <Button look="quiet" onPress={close}>
        {t('hideEvidence')}
      </Button>
    </div>
  );
}
