import type { ReactElement } from 'react';
import { useWords } from '../../../i18n/index.js';
import { type Fields, formStyles as styles } from '../../form/index.js';
import { Button } from '../../../ui/index.js';
import { useCaseWords } from '../case-words.js';
import { nextKey, type NewCaseDraft } from './new-case-draft.js';
import { EMPTY_PERSON, PersonFields } from './person-fields.js';
import { EMPTY_RELATION, RelationFields } from './relation-fields.js';

type Props = Fields<NewCaseDraft>;

/** Persons of a new case; the first one is a child. */
export function NewPersons({ values, change, missing, complain }: Props): ReactElement {
  const { t } = useCaseWords();
  const { persons } = values;
  const childMissing = complain(!persons.some((person) => person.isChild), t('newCase.childMissing'));
  return (
    <div className={styles.group}>
      <p className={styles.legend}>{t('newCase.persons')}</p>
      {childMissing === undefined ? null : <p className={styles.warn}>{childMissing}</p>}
      {persons.map((person, at) => (
        <fieldset key={person.key} className={styles.group}>
          <legend className={styles.legend}>{t('newCase.personN', { n: at + 1 })}</legend>
          <div className={styles.fields}>
            <PersonFields
              draft={person}
              missing={missing}
              onChange={(next) =>
                change({ persons: persons.map((one) => (one.key === person.key ? { ...one, ...next } : one)) })
              }
            />
          </div>
          {persons.length > 1 ? (
            <p>
              <Button look="quiet" onPress={() => change({ persons: persons.filter((one) => one.key !== person.key) })}>
                {t('newCase.removePerson', { n: at + 1 })}
              </Button>
            </p>
          ) : null}
        </fieldset>
      ))}
      <p>
        <Button onPress={() => change({ persons: [...persons, { ...EMPTY_PERSON, key: nextKey(persons) }] })}>
          {t('newCase.addPerson')}
        </Button>
      </p>
    </div>
  );
}

/** Relations between the persons of a new case. */
export function NewRelations({ values, change, missing }: Props): ReactElement {
  const { format } = useWords();
  const { t } = useCaseWords();
  const { persons, relations } = values;
  const people = persons.map((person, at) => ({
    id: person.key,
    name: format.text(`${person.givenName} ${person.familyName}`.trim()) || t('newCase.personN', { n: at + 1 }),
  }));
  return (
    <div className={styles.group}>
      <p className={styles.legend}>{t('newCase.relations')}</p>
      {relations.map((relation, at) => (
        <div key={at} className={styles.group}>
          <div className={styles.fields}>
            <RelationFields
              draft={relation}
              people={people}
              missing={missing}
              onChange={(next) =>
                change({ relations: relations.map((one, index) => (index === at ? { ...one, ...next } : one)) })
              }
            />
          </div>
          <p>
            <Button look="quiet" onPress={() => change({ relations: relations.filter((_, index) => index !== at) })}>
              {t('newCase.removeRelation', { n: at + 1 })}
            </Button>
          </p>
        </div>
      ))}
      <p>
        <Button isDisabled={persons.length < 2} onPress={() => change({ relations: [...relations, EMPTY_RELATION] })}>
          {t('newCase.addRelation')}
        </Button>
      </p>
    </div>
  );
}
