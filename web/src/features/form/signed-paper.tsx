import type { ReactElement } from 'react';
import { useWords } from '../../i18n/index.js';
import { SignatureLines } from '../../ui/index.js';
import styles from './form.module.css';

export interface SignedPaperProps {
  readonly text: string;
  readonly name: string;
  readonly strokes: readonly (readonly number[])[] | null;
  /** ISO 8601. */
  readonly at: string;
}

/** What was signed, and the signature as it was drawn. */
export function SignedPaper({ text, name, strokes, at }: SignedPaperProps): ReactElement {
  const { t, format } = useWords();
  return (
    <>
      <blockquote className={styles.signed}>{text}</blockquote>
      {strokes === null ? (
        <p>{t('signature.byName')}</p>
      ) : (
        <SignatureLines strokes={strokes} label={t('signature.of', { name })} />
      )}
      <p className={styles.second}>{format.text(`${name}, ${format.dayTime(at)}`)}</p>
    </>
  );
}
