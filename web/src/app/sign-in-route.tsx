import type { ReactElement } from 'react';
import { SignInPage } from '../features/sign-in/index.js';
import { announceSignIn } from '../lib/index.js';
import type { SignInSearch } from './search.js';

/** Sign-in at its address. Afterwards the page loads anew, so that no memory of another person stays in it. */
export function SignInRoute({ search }: { readonly search: SignInSearch }): ReactElement {
  const enter = (membershipId: string): void => {
    announceSignIn(membershipId);
    location.replace(search.back ?? '/');
  };
  return <SignInPage left={search.left === true} onSignedIn={enter} />;
}
