import type { ReactElement } from 'react';
import type { CopyPartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { PartyMark } from '../../ui/index.js';
import styles from './copies.module.css';
import { formOf } from './forms.js';
import { kindOf, useCopiesWords } from './use-words.js';

/** Copies that were made: for whom, by whom, under which fingerprint. */
export function CopyList({ copies }: { readonly copies: readonly CopyPartsFragment[] }): ReactElement {
  const { t } = useCopiesWords();
  const shown = copies.filter((copy) => copy.state === 'ready');
  return (
    <section aria-labelledby="copies-made">
      <h3 id="copies-made" className={styles.title}>
        {t('list')}
      </h3>
      {shown.length === 0 ? <p className={styles.small}>{t('none')}</p> : null}
      <ul className={styles.list}>
        {shown.map((copy) => (
          <CopyRow key={copy.id} copy={copy} />
        ))}
      </ul>
    </section>
  );
}

function CopyRow({ copy }: { readonly copy: CopyPartsFragment }): ReactElement {
  const { t } = useCopiesWords();
  const { format } = useWords();
  const { party, handedAt, fingerprint, personName, formal } = copy;
  const handed = handedAt === null ? t('notHanded') : t('by', { name: personName, when: format.dayTime(handedAt) });
  return (
    <li className={styles.row}>
      <PartyMark type={party.type} letter={party.letter} size="dot" />
      <span>
        {format.text(
          t('entry', { kind: t(`kinds.${kindOf(copy.kind)}`), form: t(`forms.${formOf(copy)}`), label: party.label }),
        )}
        <small className={styles.small}>
          {[handed, formal ? t('marked') : '', fingerprint === null ? '' : t('fingerprint', { fingerprint })]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    </li>
  );
}
