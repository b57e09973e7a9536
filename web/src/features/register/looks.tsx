import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { WhoLookedDocument, type WhoLookedQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf } from '../../lib/index.js';
import { PartyMark, Skeleton } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import { PassageLine } from './passage-line.js';
import styles from './register.module.css';
import { useRegisterWords } from './register-words.js';

type Look = WhoLookedQuery['whoLooked'][number];

/** "Kdo nahlédl": which agencies received passages about the viewer, by day, passage after passage. */
export function Looks({ caseId }: { readonly caseId: string }): ReactElement {
  const { t } = useRegisterWords();
  const [{ data, error }] = useQuery({ query: WhoLookedDocument, variables: { caseId } });
  if (error) return <FailureNote failure={failureOf(error)} />;
  if (!data) return <Skeleton lines={6} label={t('loading')} />;
  const ids = [...new Set(data.whoLooked.map(({ passage }) => passage.unitId))];
  if (ids.length === 0) return <p className={styles.empty}>{t('looksNone')}</p>;
  return (
    <ul className={styles.looks}>
      {ids.map((id) => (
        <LooksOf key={id} looks={data.whoLooked.filter(({ passage }) => passage.unitId === id)} />
      ))}
    </ul>
  );
}

function LooksOf({ looks }: { readonly looks: readonly Look[] }): ReactElement | null {
  const { t } = useRegisterWords();
  const { format } = useWords();
  const [one] = looks;
  if (!one) return null;
  return (
    <li className={styles.reported}>
      <PassageLine passage={one.passage} />
      <ul>
        {looks.map(({ party, firstDay, lastDay }) => (
          <li key={party.partyId} className={styles.who}>
            <PartyMark type={party.type} letter={party.letter} />
            {t(firstDay === lastDay ? 'looksPartyOnce' : 'looksParty', {
              party: party.label,
              first: format.day(firstDay),
              last: format.day(lastDay),
            })}
          </li>
        ))}
      </ul>
    </li>
  );
}
