import type { ReactElement } from 'react';
import { useWords } from '../../i18n/index.js';
import { PartyMark } from '../../ui/index.js';
import { stateOf, type Task } from './task-groups.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

/** How the task went: who took which step when, and what was said with it. */
export function TaskHistory({ task }: { readonly task: Task }): ReactElement {
  const { format } = useWords();
  const { t } = useTaskWords();
  const first = { id: task.id, state: 'issued', at: task.issuedAt, party: task.issuedBy, words: null };
  return (
    <ol className={styles.history} aria-label={t('history')}>
      {[first, ...task.steps].map((step) => (
        <li key={step.id}>
          <span className={styles.party}>
            {step.party === null ? null : <PartyMark type={step.party.type} letter={step.party.letter} size="dot" />}
            <span>
              {`${step.party?.label ?? t('somebody')}: ${t(`state.${stateOf(step)}`)}`} · {format.dayTime(step.at)}
            </span>
          </span>
          {step.words === null || step.words === '' ? null : <p className={styles.text}>{format.text(step.words)}</p>}
        </li>
      ))}
    </ol>
  );
}
