import { useEffect, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { DecisionsDocument, EndDecisionDocument, type DecisionPartsFragment } from '../../../generated/graphql.gen.js';
import { useWords } from '../../../i18n/index.js';
import { useAct, useBasisWords } from '../../../lib/index.js';
import { ReasonPanel } from '../../form/index.js';
import { Button, CategoryChip, classes, PartyMark } from '../../../ui/index.js';
import type { CaseBlockProps } from '../case-block.js';
import styles from '../cases.module.css';
import { useDecisionWords } from './decision-words.js';

/** Decisions on single passages, for those who answer for them. The block is not there for anybody else. */
export function DecisionsSection({ kase, asOf, act, open, close, saved }: CaseBlockProps): ReactElement | null {
  const { t } = useDecisionWords();
  const [{ data }, again] = useQuery({ query: DecisionsDocument, variables: { caseId: kase.id } });
  useEffect(() => again(), [asOf, again]);
  const decisions = data?.decisions ?? [];
  if (decisions.length === 0) return null;
  return (
    <section className={styles.block} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ul>
        {decisions.map((one) => (
          <Row
            key={one.id}
            decision={one}
            ending={act?.act === 'endDecision' && act.of === one.id}
            end={() => open('endDecision', one.id)}
            close={close}
            saved={saved}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps extends Pick<CaseBlockProps, 'close' | 'saved'> {
  readonly decision: DecisionPartsFragment;
  readonly ending: boolean;
  readonly end: () => void;
}

function Row({ decision, ending, end, close, saved }: RowProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useDecisionWords();
  const { party, author, effect, category } = decision;
  const over = decision.state === 'ended';
  const who = t(effect === 'allow' ? 'allows' : 'narrows', { party: party.label, author: author.label });
  return (
    <li className={classes(styles.release, over && styles.over)}>
      <PartyMark type={party.type} letter={party.letter} hollow={over || effect === 'narrow'} />
      <div>
        <p className={styles.name}>{format.text(who)}</p>
        {category === null ? null : (
          <p className={styles.chips}>
            <CategoryChip name={word(`category.${category}`)} />
          </p>
        )}
        <p className={styles.second}>{useFacts(decision)}</p>
        {decision.mayEnd ? (
          <p className={styles.releaseActs}>
            <Button look="quiet" onPress={end} aria-label={t('endLabel', { party: party.label })}>
              {t('end')}
            </Button>
          </p>
        ) : null}
        {ending ? <EndDecision decision={decision} close={close} saved={saved} /> : null}
      </div>
    </li>
  );
}

function useFacts(decision: DecisionPartsFragment): string {
  const { format } = useWords();
  const { t } = useDecisionWords();
  const basis = useBasisWords();
  const { byOriginator, byConvener, state, validTo, endedReason, effect } = decision;
  const agreed = byOriginator && byConvener ? 'agreedBoth' : byOriginator ? 'agreedOriginator' : 'agreedConvener';
  const day = validTo === null ? '' : format.date(validTo);
  const facts = [
    effect === 'allow' ? basis(decision.basis) : '',
    decision.reason,
    t(agreed),
    state === 'ended' ? t('ended', { day }) : t(state === 'waiting' ? 'waiting' : 'inForce'),
    state !== 'ended' && validTo !== null ? t('until', { day }) : '',
    endedReason === null ? '' : t('endedReason', { reason: endedReason }),
  ];
  return format.text(facts.filter(Boolean).join(' · '));
}

function EndDecision({ decision, close, saved }: Pick<RowProps, 'decision' | 'close' | 'saved'>): ReactElement {
  const { t } = useDecisionWords();
  const act = useAct(EndDecisionDocument);
  const end = async (reason: string): Promise<void> => {
    if ((await act.run({ id: decision.id, reason })) !== undefined) saved();
  };
  return (
    <ReasonPanel
      title={t('endTitle', { party: decision.party.label })}
      lead={t('endLead')}
      submit={t('endSubmit')}
      reason={t('endReason')}
      pending={act.pending}
      failure={act.failure}
      onReason={(reason) => void end(reason)}
      close={close}
    />
  );
}
