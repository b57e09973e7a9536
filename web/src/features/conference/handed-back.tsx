import { useState, type ReactElement } from 'react';
import { Button } from '../../ui/index.js';
import styles from './notices.module.css';
import { useWords } from './use-words.js';

export interface HandedBackText {
  readonly key: string;
  readonly sectionId: string;
  readonly cause: 'narrowed' | 'replaced' | 'signedOut' | 'outdated' | 'changed' | 'sealed' | 'tooLarge' | 'notMade';
  readonly text: string;
}

export interface HandedBackProps {
  readonly items: readonly HandedBackText[];
  /** A unit written in here was taken away, and nothing of it was lost. */
  readonly left: boolean;
  readonly onRead: () => void;
  /** Offered while the section still takes text of this viewer. */
  readonly mayInsert: (sectionId: string) => boolean;
  readonly onInsert: (item: HandedBackText) => void;
  readonly onDrop: (key: string) => void;
}

/** Text that the server did not take, back in the hands of its writer. It is sent to nobody and kept in memory only. */
export function HandedBack(props: HandedBackProps): ReactElement | null {
  const { items, left, mayInsert, onInsert, onDrop, onRead } = props;
  const { t } = useWords();
  if (items.length === 0 && !left) return null;
  return (
    <section
      aria-label={t(items.length > 0 ? 'handed.heading' : 'handed.gone')}
      className={styles.panel}
      data-print="never"
    >
      {left ? (
        <div className={styles.item} role="status">
          <p>{t('handed.left')}</p>
          <div className={styles.acts}>
            <Button look="quiet" onPress={onRead}>
              {t('notice.close')}
            </Button>
          </div>
        </div>
      ) : null}
      {items.map((item) => (
        <HandedBackItem
          key={item.key}
          item={item}
          mayInsert={mayInsert(item.sectionId)}
          onInsert={onInsert}
          onDrop={onDrop}
        />
      ))}
    </section>
  );
}

interface ItemProps extends Pick<HandedBackProps, 'onInsert' | 'onDrop'> {
  readonly item: HandedBackText;
  readonly mayInsert: boolean;
}

function HandedBackItem({ item, mayInsert, onInsert, onDrop }: ItemProps): ReactElement {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(item.text).then(() => setCopied(true));
  return (
    <div className={styles.item} role="status">
      <p>{t(`handed.${item.cause}`)}</p>
      <blockquote className={styles.quote}>{item.text}</blockquote>
      <div className={styles.acts}>
        {mayInsert ? <Button onPress={() => onInsert(item)}>{t('handed.insert')}</Button> : null}
        <Button onPress={copy}>{t(copied ? 'handed.copied' : 'handed.copy')}</Button>
        <Button look="quiet" onPress={() => onDrop(item.key)}>
          {t('handed.drop')}
        </Button>
      </div>
    </div>
  );
}
