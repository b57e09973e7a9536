import type { ReactElement } from 'react';
import { plainText, readContent, unitFragment } from '@soulad/shared/doc';
import { parseId, type UnitId } from '@soulad/shared/ids';
import type { RecordSession } from '../../realtime/index.js';
import styles from './record-paper.module.css';
import type { RecordOutline, Unit } from './types.js';

export interface EarlyTextProps {
  readonly outline: RecordOutline;
  readonly session: RecordSession;
}

/** The words of the record on its paper, to be read until the editor has come; drawn anew with everything that arrives. */
export function EarlyText({ outline, session }: EarlyTextProps): ReactElement {
  return (
    <div className={styles.desk} aria-busy="true" data-early-text="">
      <div className={styles.paper}>
        {outline.sections.map((section) => (
          <section key={section.id} className={styles.early}>
            <h2>
              {section.ordinal} {section.title || section.heading}
            </h2>
            {section.units.map((unit) => (
              <p key={unit.id}>{wordsOf(unit, session)}</p>
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function wordsOf({ id }: Unit, session: RecordSession): string {
  const [unitId, live] = [parseId<UnitId>(id), session.live(id)];
  return unitId && live ? plainText(readContent(unitFragment(live.doc, unitId, live.gen))) : '';
}
