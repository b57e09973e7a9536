import type { ReactElement } from 'react';
import { useWords } from '../../i18n/index.js';
import { PartyMark } from '../../ui/index.js';
import { stateOf, type Task } from './task-groups.js';
import { type Attachment, AttachmentList } from '../files/index.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

/** How the task went: who took which step when, and what was said with it. */
export function TaskHistory({ task }: { readonly task: Task }): ReactElement {
  const { format } = useWords();
  const { t } = useTaskWords();
  const first = { id: task.id, state: 'issued', at: task.issuedAt, party: task.issuedBy, words: null, files: [] };
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
          <StepWords words={step.words} files={step.files} />
        </li>
      ))}
    </ol>
  );
}

/** What stands before its checker: the proof, words and files. */
export function TaskProof({ task }: { readonly task: Task }): ReactElement | null {
  const { t } = useTaskWords();
  const proof = task.steps.at(-1);
  if (proof?.state !== 'done') return null;
  return (
    <section className={styles.proof} aria-label={t('proof')}>
      <p className={styles.second}>{t('proof')}</p>
      <StepWords words={proof.words} files={proof.files} />
    </section>
  );
}

function StepWords({
  words,
  files,
}: {
  readonly words: string | null;
  readonly files: readonly Attachment[];
}): ReactElement {
  const { format } = useWords();
  return (
    <>
      {words === null || words === '' ? null : <p className={styles.text}>{format.text(words)}</p>}
      <AttachmentList attachments={files} inTabOrder />
    </>
  );
}
