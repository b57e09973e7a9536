import { Link } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { useNarrow } from '../../lib/index.js';
import { buttonClass, Button, linkClass, Popover } from '../../ui/index.js';
import { NoticeList } from './notice-list.js';
import styles from './notices.module.css';
import { useNoticeCount } from './use-notice-count.js';
import { useWords } from './use-words.js';

/** The bell in the top bar with the viewer's own count; on a phone it leads to a page. */
export function Bell(): ReactElement {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [host, setHost] = useState<HTMLElement | null>(null);
  const { count = 0 } = useNoticeCount();
  const narrow = useNarrow();
  const label = count > 0 ? t('bell', { count }) : t('bellNone');
  if (narrow) {
    return (
      <Link to="/notices" className={buttonClass('plain', styles.bell)} aria-label={label}>
        <BellSign count={count} />
      </Link>
    );
  }
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button look="plain" className={styles.bell} aria-label={label}>
        <BellSign count={count} />
      </Button>
      <Popover
        placement="bottom end"
        className={styles.popover ?? ''}
        isNonModal
        {...(host ? { UNSTABLE_portalContainer: host } : {})}
      >
        <Dialog className={styles.dialog ?? ''}>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            {t('title')}
          </Heading>
          <NoticeList onFollow={() => setOpen(false)} />
          <Link to="/notices" className={linkClass()} onClick={() => setOpen(false)}>
            {t('page')}
          </Link>
        </Dialog>
      </Popover>
      <span ref={setHost} />
    </DialogTrigger>
  );
}

function BellSign({ count }: { readonly count: number }): ReactElement {
  return (
    <>
      <svg viewBox="0 0 20 20" aria-hidden="true" className={styles.sign}>
        <path d="M4 14h12l-1.4-2V8.5a4.6 4.6 0 0 0-9.2 0V12zM8.4 16.2a1.7 1.7 0 0 0 3.2 0M10 2v1.6" />
      </svg>
      {count > 0 ? <span className={styles.count}>{count > 99 ? '99+' : count}</span> : null}
    </>
  );
}
