import type { ReactElement } from 'react';
import type { PassagePartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { CategoryChip } from '../../ui/index.js';
import styles from './register.module.css';
import { useRegisterWords } from './register-words.js';

/** A passage to be recognised by: its first words, its category, where it stands. */
export function PassageLine({ passage }: { readonly passage: PassagePartsFragment }): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useRegisterWords();
  const section = passage.title ?? passage.heading;
  return (
    <div className={styles.passage}>
      <p className={styles.excerpt}>{format.text(passage.excerpt)}</p>
      <p className={styles.second}>
        {passage.category === null ? null : <CategoryChip name={word(`category.${passage.category}`)} />}{' '}
        {passage.startsAt === null ? section : t('atMeeting', { section, day: format.date(passage.startsAt) })}
      </p>
    </div>
  );
}
