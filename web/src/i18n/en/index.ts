import type { Catalogue } from '../cs/index.js';
import type { Mirror } from '../mirror.js';
import { audience } from './audience.js';
import { desk } from './desk.js';
import { errors } from './errors.js';
import { policy } from './policy.js';
import { shell } from './shell.js';
import { signIn } from './sign-in.js';
import { words } from './words.js';

export const catalogue: Mirror<Catalogue> = { shell, signIn, desk, errors, policy, audience, ...words };
