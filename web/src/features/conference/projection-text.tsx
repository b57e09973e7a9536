import type { ReactElement } from 'react';
import styles from './view-as.module.css';
import type { Projection } from './types.js';

export interface ProjectionTextProps {
  readonly projection: Projection;
  readonly empty: string;
  /** Said of a unit whose text the viewer may not read. */
  readonly withheld: string;
}

type ProjectedUnit = Projection['sections'][number]['units'][number];

/** A read-only projection of a record: sections, units, paragraphs. */
export function ProjectionText({ projection, empty, withheld }: ProjectionTextProps): ReactElement {
  const sections = projection.sections.filter((section) => section.units.length > 0);
  if (sections.length === 0) return <p>{empty}</p>;
  return (
    <>
      {sections.map((section) => (
        <section key={section.id} className={styles.section}>
          <h3>
            {section.ordinal} {section.title || section.heading}
          </h3>
          {section.units.map((unit) => (
            <UnitText key={unit.id} unit={unit} withheld={withheld} />
          ))}
        </section>
      ))}
    </>
  );
}

function UnitText({ unit, withheld }: { readonly unit: ProjectedUnit; readonly withheld: string }): ReactElement {
  if (unit.text === '') return <p className={styles.withheld}>{withheld}</p>;
  return (
    <div className={unit.kind === 'dissent' ? styles.dissent : undefined}>
      {unit.text.split('\n').map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
    </div>
  );
}
