import type { MigrationInterface } from 'typeorm';
import { Identity1700000001000 } from './1700000001000-identity.js';
import { Cases1700000002000 } from './1700000002000-cases.js';
import { Conferences1700000003000 } from './1700000003000-conferences.js';
import { Records1700000004000 } from './1700000004000-records.js';
import { Audit1700000005000 } from './1700000005000-audit.js';
import { SignIn1700000005500 } from './1700000005500-sign-in.js';
import { Walls1700000006000 } from './1700000006000-walls.js';
import { Channel1700000007000 } from './1700000007000-channel.js';

/** All migrations, oldest first. A migration that was ever released is never edited. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  Identity1700000001000,
  Cases1700000002000,
  Conferences1700000003000,
  Records1700000004000,
  Audit1700000005000,
  SignIn1700000005500,
  Walls1700000006000,
  Channel1700000007000,
];

/** Name of the schema this build needs. */
export const NEWEST_MIGRATION: string = MIGRATIONS[MIGRATIONS.length - 1]?.name ?? '';
