import type { ReactElement } from 'react';
import { Button } from '../../ui/index.js';
import type { CaseBlockProps } from './case-block.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';
import { PersonForm } from './forms/person-form.js';
import { RelationForm } from './forms/relation-form.js';
import { GenogramPicture } from './genogram/genogram.js';
import { PersonList } from './genogram/person-list.js';

/** The family as a picture and, equal to it, in words. */
export function FamilySection({
  kase,
  act,
  open,
  close,
  saved,
  today,
}: CaseBlockProps & { readonly today: string }): ReactElement {
  const { t } = useCaseWords();
  return (
    <section className={styles.block} aria-label={t('genogram')}>
      <h2>{t('genogram')}</h2>
      <GenogramPicture family={kase} today={today} />
      <PersonList family={kase} today={today} />
      {kase.may.addPerson ? (
        <p className={styles.acts}>
          <Button onPress={() => open('person')}>{t('addPerson')}</Button>
          <Button onPress={() => open('relation')}>{t('addRelation')}</Button>
        </p>
      ) : null}
      {act?.act === 'person' ? <PersonForm caseId={kase.id} close={close} saved={saved} /> : null}
      {act?.act === 'relation' ? <RelationForm kase={kase} close={close} saved={saved} /> : null}
    </section>
  );
}
