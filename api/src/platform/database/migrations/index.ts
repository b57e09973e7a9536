import { Identity1700000001000 } from './1700000001000-identity.js';
import { Cases1700000002000 } from './1700000002000-cases.js';
import { Conferences1700000003000 } from './1700000003000-conferences.js';
import { Records1700000004000 } from './1700000004000-records.js';

/** All migrations, oldest first. A migration that was ever released is never edited. */
export const MIGRATIONS = [
  Identity1700000001000,
  Cases1700000002000,
  Conferences1700000003000,
  Records1700000004000,
];
