import { useMemo, type ReactElement } from 'react';
import type { CasePartsFragment } from '../../../generated/graphql.gen.js';
import { ageOn, useWords } from '../../../i18n/index.js';
import { useCaseWords } from '../case-words.js';
import { FamilyLines } from './family-lines.js';
import styles from './genogram.module.css';
import { layoutGenogram } from './layout.js';
import { GENO } from './measures.js';
import { PersonSymbol } from './person-symbol.js';

export interface GenogramProps {
  readonly family: Pick<CasePartsFragment, 'familyName' | 'persons' | 'relations'>;
  /** Day for the ages, YYYY-MM-DD. */
  readonly today: string;
}

/** The family as a picture. Each person leads to the same person in the text list below. */
export function GenogramPicture({ family, today }: GenogramProps): ReactElement {
  const { format } = useWords();
  const { t } = useCaseWords();
  const genogram = useMemo(() => layoutGenogram(family.persons, family.relations), [family.persons, family.relations]);
  const { width, height, at } = genogram;
  return (
    <div className={styles.scroll} role="group" aria-label={t('genogramLabel', { family: family.familyName })}>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} className={styles.picture}>
        <FamilyLines genogram={genogram} />
        {family.persons.map((person) => {
          const point = at.get(person.id);
          const age = person.bornOn === null ? '' : String(ageOn(person.bornOn, today));
          return point === undefined ? null : (
            <a key={person.id} href={`#person-${person.id}`} className={styles.person}>
              <title>{format.text(`${person.givenName} ${person.familyName}`)}</title>
              <PersonSymbol at={point} sex={person.sex} isChild={person.isChild} deceased={person.deceased} age={age} />
              <text className={styles.name} x={point.x} y={point.y + GENO.symbol / 2 + 18}>
                {person.givenName}
              </text>
            </a>
          );
        })}
      </svg>
    </div>
  );
}
