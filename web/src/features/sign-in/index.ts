/** Sign-in. In demo mode the people of the stories sign in with one press; in production that part is not there. */
export { SignInPage, type SignInPageProps } from './sign-in-page.js';
