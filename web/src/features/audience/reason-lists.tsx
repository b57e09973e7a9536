import { RULES } from '@soulad/shared/policy';
import type { ReactElement } from 'react';
import type { ReasonFragment, WhoSeesQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { bySeat } from '../../look/parties.js';
import { PartyMark } from '../../ui/index.js';
import { useReason } from './use-reason.js';
import styles from './audience.module.css';

export interface ReasonListsProps {
  /** Both sides as the server decided them. */
  readonly answer: Pick<WhoSeesQuery['whoSees'], 'sees' | 'doesNot' | 'full'>;
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
        heading={t(draft ? 'audience.willSee' : 'audience.sees', { count: answer.sees.length })}
        reasons={answer.sees}
        whole={whole}
        hollow={false}
      />
      {answer.doesNot.length > 0 ? (
        <Side
          heading={t(draft ? 'audience.willNot' : 'audience.doesNot', { count: answer.doesNot.length })}
          reasons={answer.doesNot}
          whole={whole}
          hollow
        />
      ) : null}
      {answer.full ? null : <p className={styles.quiet}>{t('audience.partial')}</p>}
    </>
  );
}

interface SideProps {
  readonly heading: string;
  readonly reasons: readonly ReasonFragment[];
  readonly whole: boolean;
  readonly hollow: boolean;
}

function Side({ heading, reasons, whole, hollow }: SideProps): ReactElement {
  const reasonOf = useReason();
  const ordered = reasons.map((reason) => ({ ...reason.party, reason })).toSorted(bySeat);
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
              {whole ? <RuleName rule={reason.rule} /> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Number and short name of a rule; nothing where the reason is not told. */
function RuleName({ rule }: { readonly rule: string }): ReactElement | null {
  const { t } = useWords();
  const id = RULES.find((one) => one === rule);
  if (id === undefined) return null;
  return <span className={styles.ruleId}>{t('audience.ruleOf', { rule: id, name: t(`policy.ruleName.${id}`) })}</span>;
}
