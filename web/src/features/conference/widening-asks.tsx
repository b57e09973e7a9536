import { isBasisId } from '@soulad/shared/policy';
import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { WideningRequestsDocument, type WideningRequestsQuery } from '../../generated/graphql.gen.js';
import { Button, TextField } from '../../ui/index.js';
import styles from './carve.module.css';
import { useRecordDesk } from './desk-context.js';
import type { Unit } from './types.js';
import { useUnitActions } from './use-unit-actions.js';
import { useWords } from './use-words.js';

type Ask = WideningRequestsQuery['wideningRequests'][number];

/** [I5] Halves of decisions on this unit: those that wait for the viewer's yes, and those that the viewer waits for. */
export function WideningAsks({ unit }: { readonly unit: Unit }): ReactElement | null {
  const { t } = useWords();
  const [{ data }, read] = useQuery({
    query: WideningRequestsDocument,
    variables: { unitId: unit.id },
    pause: !unit.may.allow,
    requestPolicy: 'cache-and-network',
  });
  const asks = unit.may.allow ? (data?.wideningRequests.filter((ask) => ask.unitId === unit.id) ?? []) : [];
  if (asks.length === 0) return null;
  return (
    <section aria-label={t('asks.label')} className={styles.asks} data-print="never">
      {asks.map((ask) => (
        <AskLine key={ask.id} unit={unit} ask={ask} onAnswered={() => read({ requestPolicy: 'network-only' })} />
      ))}
    </section>
  );
}

interface AskLineProps {
  readonly unit: Unit;
  readonly ask: Ask;
  readonly onAnswered: () => void;
}

function AskLine({ unit, ask, onAnswered }: AskLineProps): ReactElement {
  const { t, app, day } = useWords();
  const desk = useRecordDesk();
  const { answer, pending } = useUnitActions();
  const [words, setWords] = useState('');
  const [refusing, setRefusing] = useState(false);
  const party = ask.party.label;
  const who = ask.asked === 'convener' ? t('asks.convener') : unit.authorParty.label;
  if (ask.declinedAt !== null) return <p>{t('asks.declined', { party, answer: ask.answer ?? '' })}</p>;
  const reply = async (accept: boolean): Promise<void> => {
    if (!(await answer(ask.id, accept, words.trim()))) return;
    desk.done(accept ? t('asks.agreed', { party }) : t('asks.refusedNow'));
    onAnswered();
  };
  const lift = ask.effect === 'lift';
  const sentence = ask.waitsForMe
    ? t(lift ? 'asks.lift' : 'asks.allow', { who, party })
    : t(lift ? 'asks.mineLift' : 'asks.mine', { party });
  return (
    <div className={styles.ask}>
      <p>
        <strong>{sentence}</strong> {t('asks.because', { reason: ask.reason })}{' '}
        {isBasisId(ask.basis) ? `${t('asks.basis', { basis: app(`policy.basis.${ask.basis}`) })} ` : null}
        {ask.validTo === null ? null : t('asks.until', { day: day(Date.parse(ask.validTo)) })}
      </p>
      {refusing ? <TextField label={t('asks.words')} value={words} onChange={setWords} autoComplete="off" /> : null}
      <div className={styles.acts}>
        <Button
          look="quiet"
          isDisabled={pending}
          onPress={() => (refusing || !ask.waitsForMe ? void reply(false) : setRefusing(true))}
        >
          {t(ask.waitsForMe ? 'asks.no' : 'asks.takeBack')}
        </Button>
        {ask.waitsForMe ? (
          <Button look="primary" isDisabled={pending} onPress={() => void reply(true)}>
            {t('asks.yes')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
