import type { ReactElement } from 'react';
import { SignInDemoDocument, type DemoPeopleQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { PARTY_LOOKS } from '../../look/parties.js';
import { useAct } from '../../lib/index.js';
import { FailureNote } from '../failure/index.js';
import { Button, PartyMark } from '../../ui/index.js';
import { byStory } from './by-story.js';
import styles from './sign-in.module.css';

type Person = DemoPeopleQuery['demoPeople'][number];

export interface DemoPeopleProps {
  readonly people: readonly Person[];
  readonly onSignedIn: (membershipId: string) => void;
}

/** The invented people of the stories; one press signs in. */
export function DemoPeople({ people, onSignedIn }: DemoPeopleProps): ReactElement {
  const { t, format } = useWords();
  const act = useAct(SignInDemoDocument);
  const enter = async (personKey: string): Promise<void> => {
    const done = await act.run({ personKey });
    if (done !== undefined) onSignedIn(done.signInDemo.membershipId);
  };
  return (
    <section aria-labelledby="demo-title" className={styles.demo}>
      <h2 id="demo-title" className={styles.demoTitle}>
        {t('signIn.demoTitle')}
      </h2>
      <p className={styles.hint}>
        {t('signIn.demoLead')} {t('signIn.demoWindows')}
      </p>
      {act.failure === undefined ? null : <FailureNote failure={act.failure} />}
      {byStory(people).map(([story, members]) => (
        <div key={story} className={styles.story}>
          <h3>{format.text(story)}</h3>
          <ul>
            {members.map((person) => (
              <li key={person.key}>
                <Button
                  look="plain"
                  className={styles.person}
                  isDisabled={act.pending}
                  onPress={() => void enter(person.key)}
                >
                  <Sign person={person} />
                  <span className={styles.name}>{format.text(person.displayName)}</span>
                  <span className={styles.note}>
                    {format.text([person.roleNote, person.agencyName].filter(Boolean).join(' · '))}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Sign({ person }: { readonly person: Person }): ReactElement {
  if (person.partyType === null) return <span className={styles.noSign} />;
  return <PartyMark type={person.partyType} letter={PARTY_LOOKS[person.partyType].letter} />;
}
