import type { ReactElement } from 'react';
import { type Fields, formStyles as styles, SignatureFields } from '../../form/index.js';
import { useCaseWords } from '../case-words.js';
import type { ReleaseDraft } from './release-draft.js';

export interface ReleaseSignatureProps {
  readonly text: string;
  readonly fields: Fields<ReleaseDraft>;
}

/** The tablet in the hands of who signs: the text in large type, the name, and a pen or a word for it. */
export function ReleaseSignature({ text, fields }: ReleaseSignatureProps): ReactElement {
  const { t } = useCaseWords();
  return (
    <div className={styles.stack} role="group" aria-label={t('releaseText.title')}>
      <p className={styles.signText}>{text}</p>
      <SignatureFields fields={fields} />
    </div>
  );
}
