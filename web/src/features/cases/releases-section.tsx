import type { ReactElement } from 'react';
import type { ReleasePartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { Button, CategoryChip, classes, PartyMark } from '../../ui/index.js';
import type { CaseBlockProps } from './case-page.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';
import { ReleaseForm } from './forms/release-form.js';

/** Releases from confidentiality that the viewer may know of. */
export function ReleasesSection({ kase, asOf, act, open, close, saved }: CaseBlockProps): ReactElement {
  const { t } = useCaseWords();
  return (
    <section className={styles.block} aria-label={t('releasesTitle')}>
      <h2>{t('releasesTitle')}</h2>
      {kase.releases.length === 0 ? <p className={styles.empty}>{t('releasesNone')}</p> : null}
      <ul>
        {kase.releases.map((release) => (
          <ReleaseRow key={release.id} release={release} kase={kase} asOf={asOf} />
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

interface ReleaseRowProps extends Pick<CaseBlockProps, 'kase' | 'asOf'> {
  readonly release: ReleasePartsFragment;
}

function ReleaseRow({ release, kase, asOf }: ReleaseRowProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const giver = kase.persons.find((person) => person.id === release.givenByPersonId);
  const speaker = kase.parties.find((party) => party.id === release.releasedPartyId);
  const hearers = kase.parties.filter((party) => release.recipientIds.includes(party.id));
  const state = useValidity(release, asOf);
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
            person: giver === undefined ? '' : `${giver.givenName} ${giver.familyName}`,
            party: speaker?.label ?? '',
          })}
        </p>
        <p>{t('releaseTo', { parties: format.list(hearers.map((party) => party.label)) })}</p>
        <p className={styles.chips}>
          {release.categories.map((category) => (
            <CategoryChip key={category} name={word(`category.${category}`)} />
          ))}
        </p>
        <p className={styles.second}>{format.text([release.purpose, state.words].join(' · '))}</p>
      </div>
    </li>
  );
}

function useValidity(
  release: ReleasePartsFragment,
  asOf: string,
): { readonly inForce: boolean; readonly words: string } {
  const { format } = useWords();
  const { t } = useCaseWords();
  const { validFrom, validTo, withdrawnAt } = release;
  if (withdrawnAt !== null) return { inForce: false, words: t('releaseWithdrawn', { day: format.date(withdrawnAt) }) };
  if (validTo !== null && validTo <= asOf)
    return { inForce: false, words: t('releaseEnded', { day: format.date(validTo) }) };
  const span = [
    t('since', { day: format.date(validFrom) }),
    validTo === null ? '' : t('until', { day: format.date(validTo) }),
  ];
  return { inForce: true, words: span.filter(Boolean).join(' ') };
}
