import type { ReactElement } from 'react';
import type { CasePartsFragment, PersonPartsFragment } from '../../../generated/graphql.gen.js';
import { ageOn, useWords } from '../../../i18n/index.js';
import { useCaseWords } from '../case-words.js';
import type { GenogramProps } from './genogram.js';
import styles from './genogram.module.css';
import { relationsOf } from './relations-of.js';

const SEXES = ['female', 'male', 'unknown'] as const;
const KINDS = ['parent', 'partner', 'separated', 'divorced', 'sibling', 'guardian', 'grandparent', 'other'] as const;

/** The same family in words: everything the picture says, for readers who do not see it. */
export function PersonList({ family, today }: GenogramProps): ReactElement {
  const { t } = useCaseWords();
  return (
    <ul className={styles.list} aria-label={t('genogramList')}>
      {family.persons.map((person) => (
        <PersonLine key={person.id} person={person} family={family} today={today} />
      ))}
    </ul>
  );
}

interface LineProps extends GenogramProps {
  readonly person: PersonPartsFragment;
}

function PersonLine({ person, family, today }: LineProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const born = person.bornOn;
  const facts = [
    word(`sex.${SEXES.find((sex) => sex === person.sex) ?? 'unknown'}`),
    person.deceased ? t('deceased') : born === null ? '' : t('age', { count: ageOn(born, today) }),
    born === null ? '' : t('bornOn', { day: format.date(born) }),
    person.household === null ? '' : t('household', { home: person.household }),
    person.isChild ? t('child') : '',
  ];
  return (
    <li id={`person-${person.id}`}>
      <p className={styles.who}>{format.text(`${person.givenName} ${person.familyName}`)}</p>
      <p className={styles.second}>{format.text(facts.filter(Boolean).join(' · '))}</p>
      <p className={styles.second}>{useRelationWords(person, family)}</p>
    </li>
  );
}

function useRelationWords(
  person: PersonPartsFragment,
  family: Pick<CasePartsFragment, 'persons' | 'relations'>,
): string {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const name = (id: string): string => family.persons.find((one) => one.id === id)?.givenName ?? '';
  const sentences = relationsOf(person.id, family.relations).map(({ kind, side, others }) => {
    const names = format.list(others.map(name).filter(Boolean));
    if (kind === 'parent') return t(side === 'from' ? 'childOf' : 'parentOf', { names });
    return t('relationWith', { kind: word(`relation.${KINDS.find((one) => one === kind) ?? 'other'}`), names });
  });
  return sentences.join(' · ');
}
