import type { ReactElement } from 'react';
import { useWords } from '../i18n/index.js';
import { Skeleton } from '../ui/index.js';

/** Held lines while a screen's code or data is on its way. */
export function Pending(): ReactElement {
  const { t } = useWords();
  return <Skeleton lines={6} label={t('shell.loading')} />;
}
