import type { ReactElement } from 'react';
import type { PersonPartsFragment, ReleasePartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { Button, CategoryChip, classes, PartyMark } from '../../ui/index.js';
import type { CaseBlockProps } from './case-block.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';
import { LimitForm } from './forms/limit-form.js';
import { ReleaseForm } from './forms/release-form.js';
import { WithdrawForm } from './forms/withdraw-form.js';
import { ReleaseEvidence } from './release-evidence.js';

/** Releases from confidentiality that the viewer may know of. */
export function ReleasesSection({ kase, asOf, act, open, close, saved }: CaseBlockProps): ReactElement {
  const { t } = useCaseWords();
  return (
    <section className={styles.block} aria-label={t('releasesTitle')}>
      <h2>{t('releasesTitle')}</h2>
      {kase.releases.length === 0 ? <p className={styles.empty}>{t('releasesNone')}</p> : null}
      <ul>
        {kase.releases.map((release) => (
          <ReleaseRow key={release.id} release={release} {...{ kase, asOf, act, open, close, saved }} />
        ))}
      </ul>
      {kase.may.recordRelease ? (
        <p className={styles.acts}>
          <Button onPress={() => open('release')}>{t('recordRelease')}</Button>
        </p>
      ) : null}
      {act?.act === 'release' ? <ReleaseForm kase={kase} close={close} saved={saved} /> : null}
    </section>
  );
}

interface ReleaseRowProps extends CaseBlockProps {
  readonly release: ReleasePartsFragment;
}

function ReleaseRow(props: ReleaseRowProps): ReactElement {
  const { release, kase, asOf } = props;
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const giver = kase.persons.find((person) => person.id === release.givenByPersonId);
  const speaker = kase.parties.find((party) => party.id === release.releasedPartyId);
  const hearers = kase.parties.filter((party) => release.recipientIds.includes(party.id));
  const limited = kase.releases.some((one) => one.limitsId === release.id);
  const state = useValidity(release, asOf, limited);
  const waiting = kase.persons.filter((person) => release.awaits.includes(person.id));
  const signer = kase.persons.find((person) => person.id === release.signedByPersonId);
  return (
    <li className={classes(styles.release, !state.inForce && styles.over)}>
      {speaker === undefined ? (
        <span />
      ) : (
        <PartyMark type={speaker.type} letter={speaker.letter} hollow={!state.inForce} />
      )}
      <div>
        <p className={styles.name}>
          {t('releaseWho', {
            person: giver === undefined ? '' : fullName(giver),
            party: speaker?.label ?? '',
          })}
        </p>
        <p>{t('releaseTo', { parties: format.list(hearers.map((party) => party.label)) })}</p>
        <p className={styles.chips}>
          {release.categories.map((category) => (
            <CategoryChip key={category} name={word(`category.${category}`)} />
          ))}
        </p>
        <p className={styles.second}>
          {format.text(
            [release.purpose, state.words, signer ? t('signedFor', { person: fullName(signer) }) : '']
              .filter(Boolean)
              .join(' · '),
          )}
        </p>
        {waiting.map((person) => (
          <p key={person.id} className={styles.waits}>
            {format.text(t('releaseAwaits', { person: fullName(person) }))}
          </p>
        ))}
        <ReleaseActs {...props} />
      </div>
    </li>
  );
}

function fullName(person: PersonPartsFragment): string {
  return `${person.givenName} ${person.familyName}`;
}

function ReleaseActs({ release, kase, act, open, close, saved }: ReleaseRowProps): ReactElement {
  const { t } = useCaseWords();
  const here = act?.of === release.id ? act.act : undefined;
  return (
    <>
      <p className={styles.releaseActs}>
        {release.signed ? (
          <Button look="quiet" onPress={() => open('evidence', release.id)}>
            {t('showEvidence')}
          </Button>
        ) : null}
        {release.may.narrow ? (
          <>
            <Button look="quiet" onPress={() => open('limit', release.id)}>
              {t('limit')}
            </Button>
            <Button look="quiet" onPress={() => open('withdraw', release.id)}>
              {t('withdraw')}
            </Button>
          </>
        ) : null}
      </p>
      {here === 'evidence' ? <ReleaseEvidence releaseId={release.id} close={close} /> : null}
      {here === 'limit' ? <LimitForm release={release} kase={kase} close={close} saved={saved} /> : null}
      {here === 'withdraw' ? <WithdrawForm release={release} close={close} saved={saved} /> : null}
    </>
  );
}

function useValidity(
  release: ReleasePartsFragment,
  asOf: string,
  limited: boolean,
): { readonly inForce: boolean; readonly words: string } {
  const { format } = useWords();
  const { t } = useCaseWords();
  const { validFrom, validTo, withdrawnAt } = release;
  if (withdrawnAt !== null)
    return {
      inForce: false,
      words: t(limited ? 'releaseLimited' : 'releaseWithdrawn', { day: format.date(withdrawnAt) }),
    };
  if (validTo !== null && validTo <= asOf)
    return { inForce: false, words: t('releaseEnded', { day: format.date(validTo) }) };
  const span = [
    t('since', { day: format.date(validFrom) }),
    validTo === null ? '' : t('until', { day: format.date(validTo) }),
  ];
  return { inForce: true, words: span.filter(Boolean).join(' ') };
}
