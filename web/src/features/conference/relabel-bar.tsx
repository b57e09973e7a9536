import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import type { Category } from '@soulad/shared/policy';
import { SharePreviewDocument } from '../../generated/graphql.gen.js';
import { Button, PartyMark } from '../../ui/index.js';
import { inOrder, type Party } from './parties.js';
import styles from './share-bar.module.css';
import type { Unit } from './types.js';
import { useUnitActions } from './use-unit-actions.js';
import { useWords } from './use-words.js';

export interface RelabelBarProps {
  readonly unit: Unit;
  readonly category: Category;
  readonly onEnd: () => void;
}

/** Before a shared unit changes its category, the bar says who gains and who loses it. */
export function RelabelBar({ unit, category, onEnd }: RelabelBarProps): ReactElement {
  const { t, category: nameOf } = useWords();
  const { relabel, pending } = useUnitActions();
  const name = nameOf(category);
  const [{ data, error }] = useQuery({
    query: SharePreviewDocument,
    variables: { unitId: unit.id, change: { category } },
  });
  const preview = data?.sharePreview;
  const same = preview && preview.gains.length === 0 && preview.loses.length === 0;
  const change = (): void => void relabel(unit, { category }).then((done) => done && onEnd());
  return (
    <section aria-label={t('bar.label')} className={styles.bar} data-print="never">
      <div className={styles.preview} aria-live="polite" aria-busy={!preview && !error}>
        <strong>{t('relabel.heading', { name })}</strong>
        {!preview && !error ? <p>{t('relabel.loading')}</p> : null}
        {error ? <p>{t('who.failed')}</p> : null}
        {same ? <p>{t('relabel.same')}</p> : null}
        {preview && preview.gains.length > 0 ? (
          <Parties label={t('relabel.gains')} parties={preview.gains} hollow={false} />
        ) : null}
        {preview && preview.loses.length > 0 ? (
          <Parties label={t('relabel.loses')} parties={preview.loses} hollow />
        ) : null}
      </div>
      <div className={styles.bottom}>
        <span />
        <div className={styles.acts}>
          <Button look="quiet" onPress={onEnd}>
            {t('relabel.cancel')}
          </Button>
          <Button look="primary" isDisabled={!preview || pending} onPress={change}>
            {t('relabel.confirm', { name })}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Parties({
  label,
  parties,
  hollow,
}: {
  readonly label: string;
  readonly parties: readonly Party[];
  readonly hollow: boolean;
}): ReactElement {
  return (
    <p className={styles.changes}>
      {label}
      {inOrder(parties).map((party, at) => (
        <span key={party.partyId}>
          <PartyMark type={party.type} letter={party.letter} hollow={hollow} /> {party.label}
          {at === parties.length - 1 ? '.' : ','}
        </span>
      ))}
    </p>
  );
}
