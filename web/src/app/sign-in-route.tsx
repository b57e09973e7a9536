import type { ReactElement } from 'react';
import { SignInPage } from '../features/sign-in/index.js';
import type { SignInSearch } from './search.js';

/** Sign-in at its address. Afterwards the page loads anew, so that no memory of another person stays in it. */
export function SignInRoute({ search }: { readonly search: SignInSearch }): ReactElement {
  return <SignInPage left={search.left === true} onSignedIn={() => location.replace(search.back ?? '/')} />;
}
