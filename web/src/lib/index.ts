export { applyTheme, rememberLocale, storedLocale, storedTheme, THEMES, type Theme } from './appearance.js';
export { createGraphql, failureOf, type Failure } from './graphql.js';
export { useAct, type Act } from './use-act.js';
export { announceSignOut, guardAgainstReturn, onSignOutElsewhere, wipeBrowser } from './wipe-browser.js';
