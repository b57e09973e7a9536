import type { ReactElement } from 'react';
import { EndAssignmentDocument, type PartyPartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct, useBasisWords } from '../../lib/index.js';
import { FailureNote } from '../failure/index.js';
import { Button, classes, PartyMark } from '../../ui/index.js';
import type { CaseBlockProps } from './case-block.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';
import { AssignForm } from './forms/assign-form.js';
import { EndForm } from './forms/end-form.js';

export interface PartyRowProps extends Pick<CaseBlockProps, 'asOf' | 'act' | 'open' | 'close' | 'saved'> {
  readonly party: PartyPartsFragment;
}

const TABLE_ROLES = [
  'key_worker',
  'convener',
  'facilitator',
  'minute_taker',
  'member',
  'self',
  'support_person',
  'legal_representative',
  'guardian',
] as const;

/** One seat; its forms open right below it. */
export function PartyRow({ party, asOf, act, open, close, saved }: PartyRowProps): ReactElement {
  const { format } = useWords();
  const { t } = useCaseWords();
  const here = act?.of === party.id ? act.act : undefined;
  const over = party.validTo !== null && party.validTo <= asOf;
  const who = party.agency?.name ?? '';
  return (
    <li className={classes(styles.party, over && styles.over)}>
      <PartyMark type={party.type} letter={party.letter} hollow={over} />
      <div>
        <p className={styles.name}>
          {format.text(party.label)} {who === '' ? null : <span className={styles.who}>{format.text(who)}</span>}
        </p>
        <p>{format.text(party.purpose)}</p>
        <p className={styles.second}>{usePartyFacts(party, over)}</p>
      </div>
      <People party={party} saved={saved} />
      <p className={styles.rowActs}>
        {party.may.assign && !over ? (
          <Button look="quiet" onPress={() => open('assign', party.id)} aria-label={`${t('assign')}: ${party.label}`}>
            {t('assign')}
          </Button>
        ) : null}
        {party.may.end && !over ? (
          <Button look="quiet" onPress={() => open('end', party.id)} aria-label={`${t('end')}: ${party.label}`}>
            {t('end')}
          </Button>
        ) : null}
      </p>
      {here === 'assign' ? <AssignForm party={party} close={close} saved={saved} /> : null}
      {here === 'end' ? <EndForm party={party} close={close} saved={saved} /> : null}
    </li>
  );
}

function usePartyFacts(party: PartyPartsFragment, over: boolean): string {
  const { format } = useWords();
  const { t } = useCaseWords();
  const basis = useBasisWords();
  const until =
    party.validTo === null
      ? ''
      : over
        ? t('partyEnded', { day: format.date(party.validTo) })
        : t('until', { day: format.date(party.validTo) });
  const facts = [
    party.isConvener ? t('partyConvener') : '',
    party.basis === '' ? '' : basis(party.basis),
    t('since', { day: format.date(party.validFrom) }),
    until,
    party.knownToAll ? '' : t('partyKnown'),
  ];
  return facts.filter(Boolean).join(' · ');
}

function People({ party, saved }: { readonly party: PartyPartsFragment; readonly saved: () => void }): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const act = useAct(EndAssignmentDocument);
  const end = async (assignmentId: string): Promise<void> => {
    if ((await act.run({ assignmentId })) !== undefined) saved();
  };
  if (party.people.length === 0) return <p className={styles.second}>{t('nobody')}</p>;
  return (
    <ul className={styles.people} aria-label={`${t('people')}: ${party.label}`}>
      {party.people.map((one) => (
        <li key={one.id}>
          <span>{format.text(one.user.displayName)}</span>{' '}
          <span className={styles.second}>
            {word(`roleAtTable.${TABLE_ROLES.find((role) => role === one.roleAtTable) ?? 'member'}`)}
            {one.substitute ? `, ${t('substitute')}` : ''}
          </span>
          {party.may.assign && party.people.length > 1 ? (
            <Button
              look="quiet"
              onPress={() => void end(one.id)}
              isDisabled={act.pending}
              aria-label={t('endAssignment', { name: one.user.displayName })}
            >
              {t('endPerson')}
            </Button>
          ) : null}
        </li>
      ))}
      {act.failure === undefined ? null : (
        <li>
          <FailureNote failure={act.failure} />
        </li>
      )}
    </ul>
  );
}
