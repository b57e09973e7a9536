import { useEffect, useState, type ReactElement } from 'react';
import styles from './files.module.css';
import { useFilesWords } from './use-words.js';

interface ImagePreviewProps {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
}

/**
 * A picture inside the page. The server hands files out as bytes to be saved and lets nothing be shown from its address;
 * the page itself makes a picture of them, which goes with it.
 */
export function ImagePreview({ id, kind, name }: ImagePreviewProps): ReactElement | null {
  const { t } = useFilesWords();
  const [state, setState] = useState<{ readonly source?: string; readonly failed?: boolean }>({});
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/files/${id}`, { signal: stop.signal, cache: 'no-store' })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status));
        return asPicture(await answer.arrayBuffer(), `image/${kind}`);
      })
      .then((source) => setState({ source }))
      .catch(() => stop.signal.aborted || setState({ failed: true }));
    return () => stop.abort();
  }, [id, kind]);
  if (state.failed)
    return (
      <p role="alert" className={styles.refused}>
        {t('previewFailed')}
      </p>
    );
  if (state.source === undefined) return null;
  return <img className={styles.picture} src={state.source} alt={t('previewOf', { name })} />;
}

function asPicture(bytes: ArrayBuffer, type: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(new Error('unreadable')));
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}
