import { audience } from './audience.js';
import { desk } from './desk.js';
import { errors } from './errors.js';
import { policy } from './policy.js';
import { shell } from './shell.js';
import { signIn } from './sign-in.js';
import { words } from './words.js';

/** The Czech catalogue: the first one, which the others mirror. */
export const catalogue = { shell, signIn, desk, errors, policy, audience, ...words } as const;
export type Catalogue = typeof catalogue;
