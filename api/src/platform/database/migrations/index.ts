import type { MigrationInterface } from 'typeorm';
import { Identity1700000001000 } from './1700000001000-identity.js';
import { Cases1700000002000 } from './1700000002000-cases.js';
import { Conferences1700000003000 } from './1700000003000-conferences.js';
import { Records1700000004000 } from './1700000004000-records.js';
import { Audit1700000005000 } from './1700000005000-audit.js';
import { SignIn1700000005500 } from './1700000005500-sign-in.js';
import { Walls1700000006000 } from './1700000006000-walls.js';
import { Channel1700000007000 } from './1700000007000-channel.js';
import { Authority1700000008000 } from './1700000008000-authority.js';
import { Generations1700000008100 } from './1700000008100-generations.js';
import { CaseMatrix1700000008200 } from './1700000008200-case-matrix.js';
import { Decisions1700000008250 } from './1700000008250-decisions.js';
import { Requests1700000008260 } from './1700000008260-requests.js';
import { Talk1700000008300 } from './1700000008300-talk.js';
import { Comments1700000008310 } from './1700000008310-comments.js';
import { CommentsOfGenerations1700000008315 } from './1700000008315-comments-of-generations.js';
import { Mail1700000008320 } from './1700000008320-mail.js';
import { Files1700000008400 } from './1700000008400-files.js';
import { CaseKeys1700000008500 } from './1700000008500-case-keys.js';
import { AuditCheckpoints1700000008600 } from './1700000008600-audit-checkpoints.js';
import { Register1700000008700 } from './1700000008700-register.js';
import { CaseSteps1700000008800 } from './1700000008800-case-steps.js';
import { SectionEnd1700000008900 } from './1700000008900-section-end.js';
import { LeanContext1700000008950 } from './1700000008950-lean-context.js';
import { Minutes1700000009000 } from './1700000009000-minutes.js';
import { Plans1700000009100 } from './1700000009100-plans.js';
import { Revisions1700000009200 } from './1700000009200-revisions.js';
import { Signoffs1700000009210 } from './1700000009210-signoffs.js';
import { Tasks1700000009300 } from './1700000009300-tasks.js';
import { Clocks1700000009400 } from './1700000009400-clocks.js';
import { Copies1700000009500 } from './1700000009500-copies.js';
import { DoorsOfCommitments1700000009550 } from './1700000009550-doors-of-commitments.js';
import { Means1700000009600 } from './1700000009600-means.js';
import { MoreCopies1700000009700 } from './1700000009700-more-copies.js';
import { Deeds1700000009800 } from './1700000009800-deeds.js';
import { MinutesTerms1700000009900 } from './1700000009900-minutes-terms.js';
import { TaskFiles1700000009910 } from './1700000009910-task-files.js';
import { FamilySignatures1700000009920 } from './1700000009920-family-signatures.js';
import { References1700000009925 } from './1700000009925-references.js';
import { WithheldCuts1700000009930 } from './1700000009930-withheld-cuts.js';
import { LeanAudience1700000009950 } from './1700000009950-lean-audience.js';
import { GroupPush1700000009970 } from './1700000009970-group-push.js';
import { CheapAudience1700000009975 } from './1700000009975-cheap-audience.js';
import { Words1700000009980 } from './1700000009980-words.js';
import { OperatingFigures1700000009981 } from './1700000009981-operating-figures.js';
import { FrozenByStatement1700000009990 } from './1700000009990-frozen-by-statement.js';
import { PushByLease1700000009994 } from './1700000009994-push-by-lease.js';
import { NearContext1700000009995 } from './1700000009995-near-context.js';
import { IndexesOfWalls1700000009996 } from './1700000009996-indexes-of-walls.js';
import { NoticesInOneLook1700000009997 } from './1700000009997-notices-in-one-look.js';
import { KnownOnce1700000009998 } from './1700000009998-known-once.js';

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
  Authority1700000008000,
  Generations1700000008100,
  CaseMatrix1700000008200,
  Decisions1700000008250,
  Requests1700000008260,
  Talk1700000008300,
  Comments1700000008310,
  CommentsOfGenerations1700000008315,
  Mail1700000008320,
  Files1700000008400,
  CaseKeys1700000008500,
  AuditCheckpoints1700000008600,
  Register1700000008700,
  CaseSteps1700000008800,
  SectionEnd1700000008900,
  LeanContext1700000008950,
  Minutes1700000009000,
  Plans1700000009100,
  Revisions1700000009200,
  Signoffs1700000009210,
  Tasks1700000009300,
  Clocks1700000009400,
  Copies1700000009500,
  DoorsOfCommitments1700000009550,
  Means1700000009600,
  MoreCopies1700000009700,
  Deeds1700000009800,
  MinutesTerms1700000009900,
  TaskFiles1700000009910,
  FamilySignatures1700000009920,
  References1700000009925,
  WithheldCuts1700000009930,
  LeanAudience1700000009950,
  GroupPush1700000009970,
  CheapAudience1700000009975,
  Words1700000009980,
  OperatingFigures1700000009981,
  FrozenByStatement1700000009990,
  PushByLease1700000009994,
  NearContext1700000009995,
  IndexesOfWalls1700000009996,
  NoticesInOneLook1700000009997,
  KnownOnce1700000009998,
];

/** Name of the schema this build needs. */
export const NEWEST_MIGRATION: string = MIGRATIONS[MIGRATIONS.length - 1]?.name ?? '';
