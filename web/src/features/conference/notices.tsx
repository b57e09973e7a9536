import type { ReactElement } from 'react';
import { Button } from '../../ui/index.js';
import type { Refused } from './desk-context.js';
import styles from './notices.module.css';
import { useWords } from './use-words.js';

export type Notice =
  | { readonly kind: 'refused'; readonly why: Refused }
  | { readonly kind: 'done'; readonly sentence: string };

/** One calm line over the share bar: what was refused and why, or what was done. It stays until it is closed. */
export function NoticeLine({
  notice,
  onClose,
}: {
  readonly notice: Notice | null;
  readonly onClose: () => void;
}): ReactElement {
  const { t, app } = useWords();
  const words = (shown: Notice): string => {
    if (shown.kind === 'done') return shown.sentence;
    if (shown.why === 'UNSAVED') return t('notice.unsaved');
    return [app(`errors.${shown.why}.happened`), app(`errors.${shown.why}.safe`), app(`errors.${shown.why}.act`)]
      .filter(Boolean)
      .join(' ');
  };
  return (
    <div role="status" data-print="never">
      {notice ? (
        <p className={styles.line} data-kind={notice.kind}>
          <span>{words(notice)}</span>
          <Button look="quiet" onPress={onClose}>
            {t('notice.close')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}
