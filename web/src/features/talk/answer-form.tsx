import type { ReactElement } from 'react';
import { AnswerCommentDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import { MentionField } from './mention-field.js';
import { refusalOf } from './refusal.js';
import { SeesSentence, usePreview } from './sees-sentence.js';
import styles from './talk.module.css';
import type { Thread } from './types.js';
import { useDraft } from './use-draft.js';
import { useWords } from './use-words.js';

export interface AnswerFormProps {
  readonly thread: Thread;
  readonly onSent: () => void;
  readonly onCancel: () => void;
}

/** An answer goes to whom the talk goes. */
export function AnswerForm({ thread, onSent, onCancel }: AnswerFormProps): ReactElement {
  const { t } = useWords();
  const draft = useDraft();
  const { run, pending, failure } = useAct(AnswerCommentDocument);
  const { id: threadId, unitId } = thread;
  const preview = usePreview({ unitId, threadId, partyIds: null, mentions: draft.mentions });
  const ready = draft.text.trim() !== '' && preview.known && !pending;
  const send = async (): Promise<void> => {
    if (await run({ threadId, text: draft.text.trim(), mentions: [...draft.mentions] })) onSent();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <MentionField
        label={t('answerTo', { label: thread.comments[0]?.party.label ?? '' })}
        unitId={thread.unitId}
        value={draft.text}
        onChange={draft.setText}
        onMention={draft.mention}
        autoFocus
      />
      <SeesSentence preview={preview} />
      {failure ? (
        <p role="alert" className={styles.failed}>
          {t(`refused.${refusalOf(failure)}`)}
        </p>
      ) : null}
      <div className={styles.acts}>
        <Button type="submit" look="primary" isDisabled={!ready} isPending={pending}>
          {t(pending ? 'sending' : 'sendAnswer')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
