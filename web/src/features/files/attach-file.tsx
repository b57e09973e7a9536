import { useRef, type ReactElement } from 'react';
import { Button } from '../../ui/index.js';
import styles from './files.module.css';
import type { FileUpload } from './use-upload.js';
import { useFilesWords } from './use-words.js';

const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.odt,.txt';

/** Opens the choice of a file; what is chosen goes to the place of the upload. */
export function AttachButton({ upload }: { readonly upload: FileUpload }): ReactElement {
  const { t } = useFilesWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="quiet" isDisabled={upload.state.at === 'sending'} onPress={() => input.current?.click()}>
        {t('attach')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={t('attach')}
        onChange={(event) => {
          upload.choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}

/** What becomes of the file, said in the bar: a question, how far it is, how it ended. */
export function UploadLine({ upload }: { readonly upload: FileUpload }): ReactElement | null {
  const { t } = useFilesWords();
  const { state, confirm, cancel } = upload;
  if (state.at === 'idle') return null;
  if (state.at === 'asking') {
    return (
      <div className={styles.line} role="group" aria-label={t('attach')}>
        <p role="status">
          <strong>{state.file.name}</strong> {t('confirm')}
        </p>
        <Button look="primary" autoFocus onPress={confirm}>
          {t('confirmYes')}
        </Button>
        <Button look="quiet" onPress={cancel}>
          {t('cancel')}
        </Button>
      </div>
    );
  }
  if (state.at === 'sending') {
    const percent = Math.round(state.part * 100);
    const said = percent < 100 ? t('sending', { name: state.name, percent }) : t('checking', { name: state.name });
    return (
      <div className={styles.line}>
        <label className={styles.progress}>
          <span>{said}</span>
          <progress max={100} value={percent} />
        </label>
        <Button onPress={cancel}>{t('cancel')}</Button>
      </div>
    );
  }
  const { sent, name } = state;
  if (sent.kind !== 'refused')
    return <p role="status">{sent.kind === 'sent' ? t(`done.${upload.to}`, { name }) : t('cancelled', { name })}</p>;
  return (
    <p role="alert" className={styles.refused}>
      <strong>{name}</strong> {t(sent.why)} <span className={styles.small}>{t('limits')}</span>
    </p>
  );
}
