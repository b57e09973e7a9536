import type { ReactElement } from 'react';
import { AnswerCommentDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { MentionField } from './mention-field.js';
import { SeesSentence, usePreview } from './sees-sentence.js';
import { TalkForm } from './talk-form.js';
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
  const ready = draft.text.trim() !== '' && preview.known;
  const send = async (): Promise<void> => {
    if (await run({ threadId, text: draft.text.trim(), mentions: [...draft.mentions] })) onSent();
  };
  return (
    <TalkForm
      submit={t('sendAnswer')}
      ready={ready}
      pending={pending}
      failure={failure}
      onSend={() => void send()}
      onCancel={onCancel}
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
    </TalkForm>
  );
}
