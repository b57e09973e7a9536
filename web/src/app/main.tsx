import '../look/fonts.css';
import '../look/tokens.css';
import '../look/base.css';
import '../look/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTranslation } from '../i18n/index.js';
import { applyTheme, createGraphql, guardAgainstReturn, storedLocale, storedTheme, windowUse } from '../lib/index.js';
import { App } from './app.js';
import { createAppRouter } from './router.js';
import { openSignIn } from './open-sign-in.js';

applyTheme(storedTheme());
guardAgainstReturn();

const router = createAppRouter();
const client = createGraphql({
  onSignedOut: () => openSignIn(router),
  onOtherSession: () => location.replace('/'),
});
windowUse.watch(window);

await startTranslation(storedLocale());
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App router={router} client={client} />
    </StrictMode>,
  );
}
