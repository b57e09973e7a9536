import { useState, type ReactElement } from 'react';
import { RemoveAttachmentDocument, type AttachmentPartsFragment } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import styles from './files.module.css';
import { ImagePreview } from './image-preview.js';
import { sizeWords } from './size-words.js';
import { useFilesWords } from './use-words.js';

export type Attachment = AttachmentPartsFragment;

const PICTURES = new Set(['png', 'jpeg']);

interface AttachmentListProps {
  readonly attachments: readonly Attachment[];
  /** Only the unit with the caret takes part in the tab order. */
  readonly inTabOrder: boolean;
  /** Called when one was taken away. */
  readonly onRemoved?: () => void;
}

/** Files of one place. Nothing is here for a unit without any, so that no line moves. */
export function AttachmentList({ attachments, ...row }: AttachmentListProps): ReactElement | null {
  const { t } = useFilesWords();
  if (attachments.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('list')}>
      {attachments.map((one) => (
        <AttachmentRow key={one.id} attachment={one} {...row} />
      ))}
    </ul>
  );
}

interface AttachmentRowProps extends Omit<AttachmentListProps, 'attachments'> {
  readonly attachment: Attachment;
}

function AttachmentRow(props: AttachmentRowProps): ReactElement {
  const { attachment, inTabOrder } = props;
  const { id, name, kind, size, party } = attachment;
  const { t, format } = useFilesWords();
  const [shown, setShown] = useState(false);
  const words = sizeWords(size, format.locale);
  const skip = inTabOrder ? {} : { tabIndex: -1 };
  return (
    <li className={styles.row}>
      <a
        {...skip}
        className={styles.name}
        href={`/files/${id}`}
        download={name}
        aria-label={t('download', { name, size: words })}
        title={party ? t('by', { label: party.label }) : undefined}
      >
        {name}
      </a>
      <span className={styles.small}>{words}</span>
      {PICTURES.has(kind) ? (
        <Button
          look="quiet"
          className={styles.act}
          excludeFromTabOrder={!inTabOrder}
          aria-expanded={shown}
          onPress={() => setShown(!shown)}
        >
          {t(shown ? 'hidePreview' : 'preview')}
        </Button>
      ) : null}
      {attachment.mayRemove ? <Remove {...props} /> : null}
      {shown ? <ImagePreview id={id} kind={kind} name={name} /> : null}
    </li>
  );
}

/** Two presses in place: what is removed does not come back. */
function Remove({ attachment: { id, name }, inTabOrder, onRemoved }: AttachmentRowProps): ReactElement {
  const { t } = useFilesWords();
  const [sure, setSure] = useState(false);
  const { run, pending } = useAct(RemoveAttachmentDocument);
  const remove = async (): Promise<void> => {
    if ((await run({ attachmentId: id })) !== undefined) onRemoved?.();
  };
  return (
    <Button
      look="quiet"
      className={styles.act}
      excludeFromTabOrder={!inTabOrder}
      isDisabled={pending}
      aria-label={sure ? `${t('removeSure')}: ${name}` : t('removeOf', { name })}
      onBlur={() => setSure(false)}
      onPress={() => (sure ? void remove() : setSure(true))}
    >
      {t(sure ? 'removeSure' : 'remove')}
    </Button>
  );
}
