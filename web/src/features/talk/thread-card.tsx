import { useState, type ReactElement } from 'react';
import { SettleThreadDocument, TakeBackCommentDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { bySeat } from '../../look/parties.js';
import { Button, classes, PartyMark } from '../../ui/index.js';
import { AnswerForm } from './answer-form.js';
import { CommentText } from './comment-text.js';
import { refusalOf } from './refusal.js';
import styles from './talk.module.css';
import type { Comment, TalkUnit, Thread } from './types.js';
import { useWords } from './use-words.js';

export interface ThreadCardProps {
  readonly thread: Thread;
  readonly unit: TalkUnit;
  readonly current: boolean;
  readonly onShow: () => void;
  readonly onChanged: () => void;
}

/** One talk: its comments, to whom they go, and what may be done. */
export function ThreadCard({ thread, unit, current, onShow, onChanged }: ThreadCardProps): ReactElement {
  const { t, format, moment } = useWords();
  const [answering, setAnswering] = useState(false);
  const settle = useAct(SettleThreadDocument);
  const [first] = thread.comments;
  const settled = thread.settledAt !== null;
  const about = { ordinal: unit.ordinal, label: first?.party.label ?? '', time: moment(first?.createdAt ?? '') };
  const turn = async (): Promise<void> => {
    if (await settle.run({ threadId: thread.id, settled: !settled })) onChanged();
  };
  return (
    <li
      data-entry={thread.id}
      className={classes(styles.thread, current && styles.current)}
      aria-label={t('threadLabel', about)}
      {...(current ? { 'aria-current': true as const } : {})}
    >
      <Button
        look="quiet"
        className={styles.place}
        aria-label={t('toText', { ordinal: unit.ordinal, label: unit.label })}
        onPress={onShow}
      >
        {`${unit.ordinal} ${unit.label}`}
      </Button>
      <ol className={styles.comments}>
        {thread.comments.map((comment) => (
          <CommentLine key={comment.id} comment={comment} onChanged={onChanged} />
        ))}
      </ol>
      <p className={styles.small}>
        {thread.forAll
          ? t('forAll')
          : t('visibleTo', { names: format.list(thread.sees.toSorted(bySeat).map(({ label }) => label)) })}
        {settled
          ? ` · ${t('settledBy', { label: thread.settledBy?.label ?? '', time: moment(thread.settledAt ?? '') })}`
          : null}
      </p>
      {settle.failure ? (
        <p role="alert" className={styles.failed}>
          {t(`refused.${refusalOf(settle.failure)}`)}
        </p>
      ) : null}
      {answering ? (
        <AnswerForm
          thread={thread}
          onCancel={() => setAnswering(false)}
          onSent={() => {
            setAnswering(false);
            onChanged();
          }}
        />
      ) : (
        <div className={styles.acts}>
          {thread.mayAnswer && !settled ? <Button onPress={() => setAnswering(true)}>{t('answer')}</Button> : null}
          {thread.maySettle ? (
            <Button look="quiet" isPending={settle.pending} onPress={() => void turn()}>
              {t(settled ? 'reopen' : 'settle')}
            </Button>
          ) : null}
        </div>
      )}
    </li>
  );
}

function CommentLine({
  comment,
  onChanged,
}: {
  readonly comment: Comment;
  readonly onChanged: () => void;
}): ReactElement {
  const { t, moment } = useWords();
  const { party, authorName, text, createdAt } = comment;
  return (
    <li className={styles.comment}>
      <span className={styles.head}>
        <PartyMark type={party.type} letter={party.letter} />
        <span className={styles.who}>
          <strong>{authorName ?? party.label}</strong>
          <span className={styles.small}>{t('by', { label: party.label, time: moment(createdAt) })}</span>
        </span>
      </span>
      <div className={styles.text}>
        {text === null ? (
          <p className={styles.gone}>{t('takenBack')}</p>
        ) : (
          <CommentText text={text} mentions={comment.mentions} />
        )}
      </div>
      {comment.mayTakeBack ? <TakeBack id={comment.id} onDone={onChanged} /> : null}
    </li>
  );
}

/** Asks once more: it cannot be undone. */
function TakeBack({ id, onDone }: { readonly id: string; readonly onDone: () => void }): ReactElement {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  const { run, pending, failure } = useAct(TakeBackCommentDocument);
  if (!sure) {
    return (
      <Button look="quiet" className={styles.takeBack} onPress={() => setSure(true)}>
        {t('takeBack')}
      </Button>
    );
  }
  return (
    <div className={styles.acts}>
      <span>{failure ? t(`refused.${refusalOf(failure)}`) : t('takeBackSure')}</span>
      <Button
        autoFocus
        isPending={pending}
        onPress={() => void run({ id }).then((done) => done !== undefined && onDone())}
      >
        {t('takeBackYes')}
      </Button>
      <Button look="quiet" onPress={() => setSure(false)}>
        {t('cancel')}
      </Button>
    </div>
  );
}
