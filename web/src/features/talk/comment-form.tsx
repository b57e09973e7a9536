import { useState, type ReactElement } from 'react';
import { bySeat } from '../../look/parties.js';
import { AddCommentDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import type { TextPlace } from '../../record-editor/index.js';
import { CheckboxGroup, PartyMark, RadioGroup } from '../../ui/index.js';
import { MentionField } from './mention-field.js';
import { textOf } from './notes-of.js';
import { SeesSentence, usePreview } from './sees-sentence.js';
import styles from './talk.module.css';
import { TalkForm } from './talk-form.js';
import type { Party, TalkUnit } from './types.js';
import { useDraft } from './use-draft.js';
import { useWords } from './use-words.js';

export interface CommentFormProps {
  readonly unit: TalkUnit;
  /** The words that were selected when writing began; null: it is about the whole passage. */
  readonly place: TextPlace | null;
  readonly onSent: () => void;
  readonly onCancel: () => void;
}

/** A new comment: the words, to whom they go, and the sentence that says so. */
export function CommentForm({ unit, place, onSent, onCancel }: CommentFormProps): ReactElement {
  const { t } = useWords();
  const draft = useDraft();
  const [reach, setReach] = useState<'all' | 'some'>('all');
  const [parties, setParties] = useState<string[]>([]);
  const { run, pending, failure } = useAct(AddCommentDocument);
  const partyIds = reach === 'all' ? null : parties;
  const preview = usePreview({ unitId: unit.id, partyIds, mentions: draft.mentions });
  const others = unit.readers.filter(({ partyId }) => partyId !== preview.own?.partyId).toSorted(bySeat);
  const ready = draft.text.trim() !== '' && preview.known;
  const send = async (): Promise<void> => {
    const anchor = place && { gen: place.gen, from: textOf(place.from), to: textOf(place.to) };
    const mentions = [...draft.mentions];
    const sent = await run({ input: { unitId: unit.id, text: draft.text.trim(), partyIds, mentions, anchor } });
    if (sent) onSent();
  };
  return (
    <TalkForm
      label={t('write')}
      submit={t('send')}
      ready={ready}
      pending={pending}
      failure={failure}
      onSend={() => void send()}
      onCancel={onCancel}
    >
      <p className={styles.about}>{t(place ? 'place' : 'unit', { ordinal: unit.ordinal, label: unit.label })}</p>
      <MentionField
        label={t('text')}
        unitId={unit.id}
        value={draft.text}
        onChange={draft.setText}
        onMention={draft.mention}
        autoFocus
      />
      {unit.draft || others.length === 0 ? null : (
        <RadioGroup
          label={t('who')}
          options={[
            { id: 'all', name: t('forAll') },
            { id: 'some', name: t('forSome') },
          ]}
          value={reach}
          onChange={setReach}
        />
      )}
      {reach === 'some' ? (
        <CheckboxGroup label={t('choosing')} options={others.map(option)} value={parties} onChange={setParties} />
      ) : null}
      <SeesSentence preview={preview} />
    </TalkForm>
  );
}

function option({ partyId, label, type, letter }: Party) {
  return { id: partyId, name: label, mark: <PartyMark type={type} letter={letter} size="dot" /> };
}
