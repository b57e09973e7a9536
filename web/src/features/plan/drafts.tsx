import { useState, type ReactElement } from 'react';
import {
  AcceptProposalDocument,
  AcceptScribedDocument,
  DeclineProposalDocument,
  ShareUnitDocument,
} from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { seers, termOf } from './names.js';
import styles from './plan.module.css';
import { headingsIn, type Item, type Plan } from './types.js';
import { usePlanWords } from './use-words.js';

export interface DraftsProps {
  readonly plan: Plan;
  readonly onEdit: (item: Item) => void;
  readonly onChanged: () => void;
}

/** Proposals that wait for an answer: above the plan for whoever answers, below it for who made them. */
export function Proposals({ of, ...props }: DraftsProps & { readonly of: 'others' | 'mine' }): ReactElement | null {
  const { t } = usePlanWords();
  const proposals = props.plan.items.filter(
    ({ unit, proposal, may }) => unit.state === 'draft' && proposal !== null && may.answer === (of === 'others'),
  );
  if (proposals.length === 0) return null;
  return (
    <section aria-label={t('proposals')} className={styles.block}>
      <h2>{t('proposals')}</h2>
      <Lines {...props} items={proposals} />
    </section>
  );
}

/** Own words that are not on the table yet. */
export function Drafts(props: DraftsProps): ReactElement | null {
  const { t } = usePlanWords();
  const own = props.plan.items.filter(({ unit, proposal }) => unit.state === 'draft' && proposal === null);
  if (own.length === 0) return null;
  return (
    <section aria-label={t('drafts')} className={styles.block}>
      <h2>{t('drafts')}</h2>
      <p className={styles.small}>{t('draftsLead')}</p>
      <Lines {...props} items={own} />
    </section>
  );
}

function Lines({ items, ...props }: DraftsProps & { readonly items: readonly Item[] }): ReactElement {
  return (
    <ul className={styles.drafts}>
      {items.map((item) => (
        <Draft key={item.unitId} {...props} item={item} />
      ))}
    </ul>
  );
}

function Draft({ item, onEdit, onChanged }: DraftsProps & { readonly item: Item }): ReactElement {
  const { t, format } = usePlanWords();
  const [declining, setDeclining] = useState(false);
  const share = useAct(ShareUnitDocument);
  const accept = useAct(AcceptProposalDocument);
  const agree = useAct(AcceptScribedDocument);
  const { unitId, unit, proposal } = item;
  const of = { unitId, epoch: unit.epoch };
  const failure = share.failure ?? accept.failure ?? agree.failure;
  const busy = share.pending || accept.pending || agree.pending;
  const then = async (done: Promise<unknown>): Promise<void> => {
    if ((await done) !== undefined) onChanged();
  };
  const puts = unit.may.share && (proposal === null || item.may.answer);
  const [section] = headingsIn([item.heading]);
  return (
    <li data-item={unitId}>
      <p className={styles.what}>{format.text(unit.text)}</p>
      <p className={styles.small}>
        {section ? t(`section.${section}`) : null} · {termOf({ t, format }, item)}
      </p>
      {proposal === null ? null : <p className={styles.small}>{t('proposedBy', { party: unit.authorParty.label })}</p>}
      {proposal === 'open' && !item.may.answer ? <p className={styles.small}>{t('proposalOpen')}</p> : null}
      {item.declineReason === null ? null : (
        <p className={styles.small}>{t('declined', { reason: format.text(item.declineReason) })}</p>
      )}
      {unit.awaitsAcceptance ? (
        <p className={styles.small}>
          {unit.may.accept ? t('waitsForMe') : t('waitsFor', { party: unit.authorParty.label })}
        </p>
      ) : null}
      {puts ? <p className={styles.small}>{t('willSee', { list: format.list(seers(item)) })}</p> : null}
      {failure ? <FailureNote failure={failure} /> : null}
      <p className={styles.acts}>
        {unit.may.accept ? (
          <Button look="primary" isDisabled={busy} onPress={() => void then(agree.run({ unitId }))}>
            {t('acceptWords')}
          </Button>
        ) : null}
        {puts ? (
          <Button
            look="primary"
            isDisabled={busy}
            onPress={() => void then(item.may.answer ? accept.run(of) : share.run(of))}
          >
            {t(item.may.answer ? 'accept' : 'share')}
          </Button>
        ) : null}
        {item.may.answer ? (
          <Button look="quiet" onPress={() => setDeclining(true)}>
            {t('decline')}
          </Button>
        ) : null}
        {item.may.describe && (item.kind === 'goal' || item.kind === 'measure') ? (
          <Button look="quiet" onPress={() => onEdit(item)}>
            {t('edit')}
          </Button>
        ) : null}
      </p>
      {declining ? <Decline item={item} onChanged={onChanged} onCancel={() => setDeclining(false)} /> : null}
    </li>
  );
}

interface DeclineProps {
  readonly item: Item;
  readonly onChanged: () => void;
  readonly onCancel: () => void;
}

function Decline({ item, onChanged, onCancel }: DeclineProps): ReactElement {
  const { t } = usePlanWords();
  const { run, pending, failure } = useAct(DeclineProposalDocument);
  const [reason, setReason] = useState('');
  const decline = async (): Promise<void> => {
    if (await run({ unitId: item.unitId, reason: reason.trim() })) onChanged();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void decline();
      }}
    >
      <TextField label={t('declineReason')} rows={2} maxLength={2000} value={reason} onChange={setReason} />
      {failure ? <FailureNote failure={failure} /> : null}
      <div className={styles.acts}>
        <Button type="submit" look="primary" isDisabled={pending || reason.trim() === ''}>
          {t('declineDo')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
