import { RouterProvider } from '@tanstack/react-router';
import type { Client } from '@urql/core';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import type { ReactElement } from 'react';
import { Provider } from 'urql';
import { useWords } from '../i18n/index.js';
import { ErrorBoundary } from './error-boundary.js';
import type { AppRouter } from './router.js';

/** The whole application around its router. */
export function App({ router, client }: { readonly router: AppRouter; readonly client: Client }): ReactElement {
  const { locale } = useWords();
  return (
    <ErrorBoundary>
      <I18nProvider locale={locale === 'en' ? 'en-GB' : 'cs-CZ'}>
        <Provider value={client}>
          <RouterProvider router={router} />
        </Provider>
      </I18nProvider>
    </ErrorBoundary>
  );
}
