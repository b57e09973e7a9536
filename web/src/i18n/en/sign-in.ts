import type { Mirror } from '../mirror.js';
import type { signIn as cs } from '../cs/sign-in.js';

export const signIn: Mirror<typeof cs> = {
  title: 'Sign in',
  lead: 'One table for the protection of a child. Everyone sees only what is theirs to see.',
  login: 'Name for signing in',
  password: 'Password',
  submit: 'Sign in',
  demoTitle: 'Demo people',
  demoLead: 'Invented persons of two stories. One click signs you in.',
  demoWindows:
    'To be several people at once, open several browser windows, each in another profile or a private window.',
  productionLine: 'Demo sign-in is switched off on this server.',
  signInAs: 'Sign in as {{name}}',
  signedOut: 'You have signed out. Nothing of yours is left in this browser.',
};
