/** What every feature stands on: the client of the server, the viewer, the frame around the screen. */
export { applyTheme, rememberLocale, storedLocale, storedTheme, THEMES, type Theme } from './appearance.js';
export { FrameContext, InFrame, useFramePath, type Frame, type FrameSlot, type PathStep } from './frame.js';
export { type Fetched, fetchFile, type Refusal, saveFile, sendBytes, type Sending, type Sent } from './file-routes.js';
export { createGraphql, failureOf, type Failure } from './graphql.js';
export { noticesChanged, onNotices } from './notice-signal.js';
export { holdsUnsent, mayHoldUnsent } from './unsent-words.js';
export { windowUse } from './window-use.js';
export { useAct, type Act } from './use-act.js';
export { useNarrow } from './use-narrow.js';
export { useViewer, ViewerContext, type Viewer } from './viewer.js';
export {
  announceSignIn,
  announceSignOut,
  guardAgainstReturn,
  onSignInElsewhere,
  onSignOutElsewhere,
  wipeBrowser,
} from './wipe-browser.js';
export { useBasisWords } from './use-basis-words.js';
export { useAsOf } from './use-as-of.js';
