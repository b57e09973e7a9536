import { useState, type ReactElement, type RefObject } from 'react';
import { Button, Skeleton } from '../../ui/index.js';
import { NotePopover, ReasonLists } from '../audience/index.js';
import type { Unit } from './types.js';
import { ChangeAudience } from './change-audience.js';
import { TaskFromPassage } from '../tasks/index.js';
import { useWhoSees } from './use-who-sees.js';
import { useWords } from './use-words.js';
import styles from './who-sees.module.css';

export interface WhoSeesProps {
  readonly unit: Unit;
  readonly caseId: string;
  readonly button: HTMLElement;
  /** The visible part of the paper; the note never leaves it. */
  readonly area: RefObject<HTMLElement | null>;
  /** Opens with the change of the audience instead of the reasons. */
  readonly changing: boolean;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** "Kdo to vidí a proč" of a unit: the reasons, or the change of its audience. */
export function WhoSees({ unit, caseId, button, area, changing, onClose, onChanged }: WhoSeesProps): ReactElement {
  const { t, moment, category } = useWords();
  const { answer, failed, reload } = useWhoSees(unit);
  const [mode, setMode] = useState<'read' | 'change'>(changing ? 'change' : 'read');
  const [whole, setWhole] = useState(false);
  const foot = answer && mode === 'read' && (
    <>
      {unit.may.narrow || unit.may.allow ? <Button onPress={() => setMode('change')}>{t('who.change')}</Button> : null}
      <Button look="quiet" aria-expanded={whole} onPress={() => setWhole(!whole)}>
        {t(whole ? 'who.hideRule' : 'who.rule')}
      </Button>
      <TaskFromPassage unit={unit} caseId={caseId} />
      {unit.may.allow ? <span className={styles.widen}>{t('who.widen')}</span> : null}
    </>
  );
  return (
    <NotePopover heading={t('who.heading')} button={button} area={area} onClose={onClose} foot={foot}>
      <p className={styles.line}>
        {t('who.line', {
          category: category(unit.category),
          author: unit.authorParty.label,
          time: moment(Date.parse(unit.sharedAt ?? unit.createdAt)),
        })}
      </p>
      {failed ? (
        <p role="alert" className={styles.failed}>
          {t('who.failed')}
        </p>
      ) : null}
      {!answer && !failed ? <Skeleton lines={6} label={t('who.loading')} /> : null}
      {answer && mode === 'read' ? <ReasonLists answer={answer} draft={unit.state === 'draft'} whole={whole} /> : null}
      {answer && mode === 'change' ? (
        <ChangeAudience
          unit={unit}
          answer={answer}
          onDone={() => {
            setMode('read');
            reload();
            onChanged();
          }}
          onBack={() => setMode('read')}
        />
      ) : null}
    </NotePopover>
  );
}
