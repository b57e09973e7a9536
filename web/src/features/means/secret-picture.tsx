import type { ReactElement } from 'react';
import { encode } from 'uqr';
import { useMeansWords } from './use-words.js';
import styles from './means.module.css';

/** The secret as a picture for the camera of the telephone on which codes will be made (ISO/IEC 18004). */
export function SecretPicture({ uri }: { readonly uri: string }): ReactElement {
  const { t } = useMeansWords();
  // Four light modules around it belong to the code: cameras look for them.
  const { data, size } = encode(uri, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className={styles.picture} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('code.picture')}>
      <path className={styles.light} d={`M0 0h${size}v${size}h-${size}z`} />
      <path className={styles.dark} d={dark.join('')} />
    </svg>
  );
}
