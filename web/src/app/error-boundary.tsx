import { Component, type ReactNode } from 'react';
import i18next from 'i18next';
import { buttonClass, ErrorNote } from '../ui/index.js';
import styles from './page.module.css';

interface Props {
  readonly children: ReactNode;
}

/** Shows a sentence instead of a blank page when a screen breaks. Text that is saved is not touched by it. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className={styles.page}>
        <Crash />
      </main>
    );
  }
}

/** The note of a broken page; also used by the router for a screen that could not be loaded. */
export function Crash(): ReactNode {
  return (
    <>
      <h1 className="visually-hidden">{i18next.t('shell.crashTitle')}</h1>
      <ErrorNote
        happened={i18next.t('shell.crashTitle')}
        safe={i18next.t('errors.INTERNAL.safe')}
        act={i18next.t('errors.INTERNAL.act')}
      >
        <a href={location.href} className={buttonClass()}>
          {i18next.t('shell.reload')}
        </a>
      </ErrorNote>
    </>
  );
}
