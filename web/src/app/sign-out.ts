import { SignOutDocument } from '../generated/graphql.gen.js';
import { announceSignOut, useAct, wipeBrowser } from '../lib/index.js';

/** Ends the session, empties the browser, tells other tabs, and leaves by a fresh load so that memory goes too. */
export function useSignOut(): () => void {
  const act = useAct(SignOutDocument);
  return () => {
    void act.run({}).then(async () => {
      announceSignOut();
      await wipeBrowser();
      location.replace('/sign-in?left=true');
    });
  };
}
