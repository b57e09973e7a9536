import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { RecordAsDocument } from '../../generated/graphql.gen.js';
import { Select, Skeleton } from '../../ui/index.js';
import { inOrder, type Party } from './parties.js';
import { partyOption } from './party-option.js';
import { ProjectionText } from './projection-text.js';
import styles from './view-as.module.css';
import { useWords } from './use-words.js';

export interface ViewAsProps {
  readonly recordId: string;
  /** Parties the viewer may know. */
  readonly parties: readonly Party[];
  /** Changes with every reading of the record, so that the view follows. */
  readonly rev: string;
}

/** Pohled: the record as one party gets it, read only; what the viewer may not read is not there as text either. */
export function ViewAs({ recordId, parties, rev }: ViewAsProps): ReactElement {
  const { t } = useWords();
  const [partyId, setPartyId] = useState<string | null>(null);
  return (
    <section className={styles.view} aria-labelledby="view-as" data-print="never">
      <h2 id="view-as" className={styles.heading}>
        {t('view.heading')}
      </h2>
      <Select
        label={t('view.as')}
        placeholder={t('view.choose')}
        hint={partyId === null ? t('view.chooseHint') : t('view.note')}
        value={partyId}
        onChange={setPartyId}
        options={inOrder(parties).map(partyOption)}
      />
      {partyId === null ? null : <PartyView key={`${partyId} ${rev}`} recordId={recordId} partyId={partyId} />}
      <p className={styles.small}>{t('view.audited')}</p>
    </section>
  );
}

function PartyView({ recordId, partyId }: { readonly recordId: string; readonly partyId: string }): ReactElement {
  const { t } = useWords();
  const [{ data, error }] = useQuery({ query: RecordAsDocument, variables: { id: recordId, partyId } });
  if (error) {
    return (
      <p role="alert" className={styles.failed}>
        {t('view.failed')}
      </p>
    );
  }
  if (!data) return <Skeleton lines={6} label={t('record.loading')} />;
  return (
    <div
      className={styles.sheet}
      role="group"
      aria-label={t('view.sheet', { label: data.recordAs.asParty?.label ?? '' })}
    >
      <ProjectionText projection={data.recordAs} empty={t('view.empty')} withheld={t('view.withheld')} />
    </div>
  );
}
