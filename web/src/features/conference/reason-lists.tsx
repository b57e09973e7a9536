import type { ReactElement } from 'react';
import { PartyMark } from '../../ui/index.js';
import { inOrder } from './parties.js';
import type { AudienceReason, WhoSees } from './types.js';
import { useReason } from './use-reason.js';
import { useWords } from './use-words.js';
import styles from './who-sees.module.css';

export interface ReasonListsProps {
  readonly answer: WhoSees;
  readonly draft: boolean;
  /** Shows the rule behind each reason. */
  readonly whole: boolean;
}

/** Both sides of the audience, each party with its reason; the rule behind it on demand. */
export function ReasonLists({ answer, draft, whole }: ReasonListsProps): ReactElement {
  const { t } = useWords();
  return (
    <>
      <Side
        heading={t(draft ? 'who.willSee' : 'who.sees', { count: answer.sees.length })}
        reasons={answer.sees}
        whole={whole}
        hollow={false}
      />
      {answer.doesNot.length > 0 ? (
        <Side
          heading={t(draft ? 'who.willNot' : 'who.doesNot', { count: answer.doesNot.length })}
          reasons={answer.doesNot}
          whole={whole}
          hollow
        />
      ) : null}
      {answer.full ? null : <p className={styles.quiet}>{t('who.partial')}</p>}
    </>
  );
}

interface SideProps {
  readonly heading: string;
  readonly reasons: readonly AudienceReason[];
  readonly whole: boolean;
  readonly hollow: boolean;
}

function Side({ heading, reasons, whole, hollow }: SideProps): ReactElement {
  const { t } = useWords();
  const reasonOf = useReason();
  const ordered = inOrder(reasons.map((reason) => ({ ...reason.party, reason })));
  return (
    <section className={styles.side}>
      <h3>{heading}</h3>
      <ul>
        {ordered.map(({ reason, ...party }) => (
          <li key={party.partyId}>
            <PartyMark type={party.type} letter={party.letter} hollow={hollow} />
            <span>{party.label}</span>
            <span className={styles.reason}>
              {reasonOf(reason)}
              {whole ? <span className={styles.ruleId}>{t('who.ruleOf', { rule: reason.rule })}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
